// What a single-page app needs from its server: a sign-in, and a route that returns a fresh token.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { reqioToken } from './reqio-token.mjs';

const { REQIO_URL, REQIO_PROJECT_ID, PORT = 8080 } = process.env;
const user = { id: 42, email: 'ada@example.com', plan: 'pro', amount: 58800, interval: 'year' };

/** Your own sessions; a cookie that anybody could write is for this example only. */
const isSignedIn = ({ headers }) => headers.cookie === 'session=ada';

const routes = {
  'GET /': async () => ({
    type: 'text/html',
    text: (await readFile(new URL('index.html', import.meta.url), 'utf8'))
      .replaceAll('REQIO_URL', REQIO_URL)
      .replaceAll('REQIO_PROJECT_ID', REQIO_PROJECT_ID),
  }),
  'POST /sign-in': () => ({ cookie: 'session=ada; HttpOnly; SameSite=Strict' }),
  'POST /sign-out': () => ({ cookie: 'session=; Max-Age=0' }),
  'GET /reqio-token': async (request) => {
    const token = await reqioToken(isSignedIn(request) ? user : null);
    return token ? { text: token } : { status: 204 };
  },
};

async function answer(request, response) {
  const found = await routes[`${request.method} ${request.url}`]?.(request);
  const { status = 200, type = 'text/plain', cookie, text = '' } = found ?? { status: 404 };
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(cookie && { 'set-cookie': cookie }),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(error.message));
});

server.listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`));
