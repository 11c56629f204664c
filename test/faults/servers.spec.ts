import { eventually } from '../support/eventually.js';
import { Dashboard } from '../support/live-dashboard.js';
import { Held } from '../support/held.js';
import { Installation, LONG_MS } from '../support/installation.js';
import { FULL, LOAD, Expectation } from '../support/expectation.js';
import { PostgresServer, RedisServer } from '../support/servers.js';
import { createVoteProject, Voters } from '../support/voters.js';

jest.setTimeout(FULL ? 600_000 : 240_000);

/** Looks at the server while Redis is away, which makes half a minute in full. */
const LOOKS = FULL ? 30 : 2;

let postgres: PostgresServer;
let redis: RedisServer;
let installation: Installation;
let voters: Voters;
let expectation: Expectation;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  installation = new Installation({ DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  await installation.addWeb();
  await Promise.all([installation.addWeb(), installation.addWorker()]);
  await installation.signIn();
});
beforeEach(async () => {
  voters = new Voters(await createVoteProject(installation), () => installation.webs);
  expectation = new Expectation(installation, voters, () => postgres.url);
  voters.start();
  await voters.more(LOAD);
});
afterEach(() => voters.stop());
afterAll(async () => {
  await installation.stop();
  await redis.kill();
  await postgres.remove();
});

describe('no vote is lost, and every score is exact again', () => {
  it('when a worker is killed in the middle of a drain', async () => {
    const worker = installation.workers[0]!;
    const row = await Held.row(postgres.url, 'select from request_score where request_id = $1 for update', [
      voters.project.requests[0]!,
    ]);
    await row.untilAwaited();
    await installation.addWorker();
    await installation.end(worker, 'SIGKILL');
    await row.release();
    const over = performance.now();
    await expectation.holds('a worker killed in the middle of a drain', over);
  });

  it('when a web process is killed in the middle of a vote', async () => {
    const [request] = voters.project.requests;
    const dying = installation.webs[1]!;
    const row = await Held.row(postgres.url, 'select from request where id = $1 for update', [request!]);
    const vote = voters.act(dying, 'user_1000', request!, true);
    await row.untilAwaited();
    await installation.end(dying, 'SIGKILL');
    await row.release();
    const over = performance.now();
    expect(await vote).toBe(false);
    // As its browser would; the first one may have been stored or not.
    expect(await voters.act(installation.webs[0]!, 'user_1000', request!, true)).toBe(true);
    voters.acknowledged.set(`user_1000 ${request!}`, true);
    await installation.addWeb();
    await expectation.holds('a web process killed in the middle of a vote', over);
  });

  it('when Redis is killed, stays away for a while, and comes back empty', async () => {
    const live = await Dashboard.open(installation, installation.webs[0]!, voters.project.id);
    await redis.kill();
    for (const server of installation.all) await server.says('queue');
    for (let look = 0; look < LOOKS; look++) {
      await voters.more(LOAD / 10);
      const started = performance.now();
      await eventually(() => expect(performance.now() - started).toBeGreaterThan(FULL ? 1_000 : 100));
    }
    await voters.stop();
    await expectation.exact();
    await expectRefusal(`/api/projects/${voters.project.id}/jobs`);

    const heard = live.heard;
    await redis.up();
    const over = performance.now();
    for (const server of installation.all) await server.says();
    await eventually(() => expect(live.heard).toBeGreaterThan(heard), LONG_MS);
    live.close();
    await expectation.holds('Redis gone and back empty', over);
  });

  it('when PostgreSQL is restarted without a word to anybody', async () => {
    await postgres.down('SIGQUIT');
    for (const server of installation.all) await server.says('database', 'migrations');
    await expectRefusal(`/api/projects/${voters.project.id}/backlog`);
    await postgres.up();
    const over = performance.now();
    for (const server of installation.all) await server.says();
    await expectation.holds('PostgreSQL shut down and started again', over);
  });

  it('when PostgreSQL crashes under load and recovers at once', async () => {
    for (let crash = 0; crash < (FULL ? 10 : 2); crash++) {
      await postgres.down('SIGQUIT');
      await postgres.up();
      await voters.more(LOAD / 2);
    }
    await expectation.holds('PostgreSQL crashed several times', performance.now());
  });
});

async function expectRefusal(path: string): Promise<void> {
  const answer = await installation.send('GET', path);
  expect({
    status: answer.status,
    type: answer.headers.get('content-type'),
    after: Number(answer.headers.get('retry-after')),
    body: await answer.json(),
  }).toEqual({
    status: 503,
    type: expect.stringMatching('application/problem\\+json'),
    after: expect.any(Number),
    body: expect.objectContaining({ code: 'server.unavailable' }),
  });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
}
