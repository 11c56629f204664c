import { reqioToken } from './reqio-token.mjs';

/** Your users; what they pay is what ranks their votes. */
const users = {
  ada: { id: 'ada', email: 'ada@example.com', plan: 'pro', amount: 58800, interval: 'year' },
  bob: { id: 'bob', email: 'bob@example.com', plan: 'team', amount: 9900, interval: 'month' },
};

/** Your own sessions; a cookie that anybody could write is for this example only. */
const userOf = ({ headers }) => users[/(?:^|;\s*)session=(\w+)/.exec(headers.cookie ?? '')?.[1]];

/** Your own server: here it is Vite's. */
export function backend({ middlewares }) {
  middlewares.use('/sign-in', (request, response) => {
    response.setHeader('set-cookie', `session=${request.url.slice(1)}; Path=/; HttpOnly; SameSite=Strict`);
    response.end();
  });
  middlewares.use('/reqio-token', async (request, response) => {
    const user = userOf(request);
    response.setHeader('cache-control', 'no-store');
    response.statusCode = user ? 200 : 401;
    response.end(user && (await reqioToken(user)));
  });
}
