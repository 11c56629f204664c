// Pages made by the server: a layout with the tag around each page, as in the app router of Next.js.
import { createServer } from 'node:http';
import { reqioToken } from './reqio-token.mjs';

const { REQIO_URL, REQIO_PROJECT_ID, PORT = 8080 } = process.env;

/** Your own sign-in. Here it is always Ada, but for those who come as `/?visitor`. */
async function currentUser(request) {
  if (request.url.includes('visitor')) return null;
  return { id: 42, email: 'ada@example.com', plan: 'pro', amount: 58800, interval: 'year' };
}

const page = () => '<h1>Hello</h1>';

async function layout(children, user) {
  const token = await reqioToken(user);
  const identity = token ? `data-identity-token="${token}" data-identity-url="/reqio-token"` : '';
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Pages made by the server</title></head>
  <body>
    ${children}
    <script src="${REQIO_URL}/widget.js" data-project-id="${REQIO_PROJECT_ID}" ${identity} async></script>
  </body>
</html>`;
}

async function answer(request, response) {
  const user = await currentUser(request);
  if (request.url === '/reqio-token') {
    // For pages that stay open: a fresh token, for the signed-in alone, kept by nobody.
    const token = await reqioToken(user);
    response.writeHead(token ? 200 : 204, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    return response.end(token);
  }
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'private, no-store' });
  response.end(await layout(page(), user));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(error.message));
});

server.listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
