import { HostClock } from '../support/host-clock.js';
import { Installation } from '../support/installation.js';
import { FULL, LOAD, Expectation } from '../support/expectation.js';
import { PostgresServer, RedisServer } from '../support/servers.js';
import { createVoteProject, Voters } from '../support/voters.js';

jest.setTimeout(FULL ? 600_000 : 240_000);

const HOUR = 3_600;
const YEAR = 365 * 24 * HOUR;

let postgres: PostgresServer;
let redis: RedisServer;
let clock: HostClock;
let installation: Installation;
let voters: Voters;
let expectation: Expectation;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([PostgresServer.start(), RedisServer.start()]);
  clock = await HostClock.of(postgres.url);
  const servers = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  installation = new Installation({ ...servers, ...clock.env }, clock.preload);
  await installation.addWeb('all');
  await installation.signIn();
  voters = new Voters(await createVoteProject(installation), () => installation.webs, clock.seconds);
  expectation = new Expectation(installation, voters, () => postgres.url);
});
afterEach(() => voters.stop());
afterAll(async () => {
  await installation.stop();
  await redis.kill();
  await postgres.remove();
  await clock.remove();
});

describe('no vote is lost, and every score is exact again', () => {
  it.each([
    ['is set back by an hour', [-HOUR]],
    ['is set ahead by two hours', [2 * HOUR]],
    ['jumps back and forth', [-HOUR, HOUR, -HOUR]],
    ['is set ahead by a year, and back', [YEAR, -YEAR]],
  ])('when the clock of the host %s', async (jump, steps) => {
    for (const step of steps) {
      voters.start();
      await voters.more(LOAD);
      // The last votes are not scored yet, and what is to score them waits for a time of the old clock.
      await voters.stop();
      await clock.jump(step);
    }
    await expectation.holds(`a clock that ${jump}`, performance.now());
  });
});
