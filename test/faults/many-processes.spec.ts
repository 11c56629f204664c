import { Dashboard } from '../support/live-dashboard.js';
import { eventually } from '../support/eventually.js';
import { Expectation, FULL, LOAD } from '../support/expectation.js';
import { Installation, LONG_MS } from '../support/installation.js';
import { PostgresServer, RedisServer } from '../support/servers.js';
import { createVoteProject, Voters } from '../support/voters.js';

jest.setTimeout(FULL ? 600_000 : 240_000);

let postgres: PostgresServer;
let redis: RedisServer;
let installation: Installation;
let voters: Voters;
let expectation: Expectation;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  installation = new Installation({ DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  // All at once, as containers start; one of them makes the schema and the owner.
  const starts = [installation.addWeb(), installation.addWeb()];
  for (let worker = 0; worker < 3; worker++) starts.push(installation.addWorker());
  await Promise.all(starts);
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

describe('two web processes and three workers', () => {
  it('tell every dashboard of what moves, whichever web process it is open at', async () => {
    const { id } = voters.project;
    const dashboards = await Promise.all(
      installation.webs.flatMap((web) => [0, 1].map(() => Dashboard.open(installation, web, id))),
    );
    await voters.more(LOAD);
    await eventually(() => {
      for (const dashboard of dashboards) expect(dashboard.heard).toBeGreaterThan(0);
    }, LONG_MS);
    for (const dashboard of dashboards) dashboard.close();
    await expectation.holds('nothing', performance.now());
  });

  it('take no vote with the old secret from the moment of a rotation on, and all with the new one', async () => {
    await voters.stop();
    const { project } = voters;
    const [here, there] = installation.webs;
    const old = new Voters({ ...project }, () => installation.webs);
    for (let time = 0; time < (FULL ? 20 : 3); time++) {
      // Nobody whose last action the voters remember. Both have the project, and the key that is to go, in their caches.
      for (const web of [here!, there!]) await voters.act(web, 'user_7002', project.requests[0]!, true);
      const path = `/api/projects/${project.id}/identity/secret/rotate`;
      old.project.secret = project.secret;
      project.secret = (await installation.call('POST', path, {}, here)).secret;
      for (const web of [there!, here!]) {
        await old.act(web, `user_${9_000 + time}`, project.requests[1]!, true);
        await voters.act(web, `user_${8_000 + time}`, project.requests[1]!, true);
      }
    }
    const subs = await expectation.subs();
    expect(subs.filter((sub) => /^user_9\d{3}$/.test(sub))).toEqual([]);
    expect(subs.filter((sub) => /^user_8\d{3}$/.test(sub))).toHaveLength(FULL ? 20 : 3);
    await expectation.holds('nothing', performance.now());
  });

  it('score right while workers join, leave and die', async () => {
    for (let turn = 0; turn < (FULL ? 10 : 2); turn++) {
      await installation.addWorker();
      await voters.more(LOAD / 5);
      await installation.end(installation.workers[0]!, turn % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      await voters.more(LOAD / 5);
    }
    await expectation.holds('workers that came and went', performance.now());
  });
});
