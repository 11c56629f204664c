import sql, { type Sql } from 'sql-template-tag';
import type { Connection, Tx } from '../../../src/server/platform/database/database.js';
import { Drain } from '../../../src/server/ranking/drain.js';
import { MarksRepository } from '../../../src/server/ranking/marks.repository.js';
import { Pace } from '../../../src/server/ranking/pace.js';
import { ProjectRankingRepository } from '../../../src/server/ranking/project-ranking.repository.js';
import { Rerank } from '../../../src/server/ranking/rerank.js';
import { SignalsRepository } from '../../../src/server/ranking/signals.repository.js';
import { votesSql } from '../../../src/server/votes/counts-sql.js';
import { TestApp } from '../../support/app.js';
import { eventually } from '../../support/eventually.js';
import { InTheWay } from '../../support/interleave.js';
import { createProject } from '../../support/members.js';
import { closeQueues, openQueue, work } from '../../support/queue.js';
import { describeWithRedis } from '../../support/redis.js';
import { ScoringWorld } from '../../support/scoring-world.js';

/** Four ways to lose a change were found (docs/ranking.md); none of them may come back. */
let app: TestApp;
let inTheWay: InTheWay;
let world: ScoringWorld;
let drain: Drain;
let rerank: Rerank;
let acme: string;
let request: string;

beforeAll(async () => {
  // Nobody drains in this process but the test.
  app = await TestApp.start({ settings: { role: 'web' } });
  inTheWay = await InTheWay.of(app);
  drain = app.app.get(Drain, { strict: false });
  rerank = app.app.get(Rerank, { strict: false });
});
beforeEach(async () => {
  world = new ScoringWorld(app, (await createProject(app)).rowId);
  acme = await world.company(100);
  request = await world.request('One wish');
});
afterEach(closeQueues);
afterAll(async () => {
  await inTheWay.close();
  await app.stop();
});

/** A vote as the votes module gives it: register and mark in one statement. */
const castSql = (on: string, person: string): Sql => sql`
  with register as (
    insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
    select project_id, ${on}, id, customer_id, true, now(), now() from person
     where project_id = ${world.projectId} and id = ${person}
    returning project_id, request_id, person_id
  )
  ${rerank.markRequestsSql(
    sql`select project_id, request_id as ref, 1 as delta, person_id as cause_ref from register`,
    'vote',
  )}`;
const cast = async (connection: Connection = app.db, on = request, customer = acme) => {
  await connection.run(castSql(on, await world.person({ customer })));
};
const stored = () =>
  app.db.row(sql`
    select voters, monthly_cents as cents from request_score
     where project_id = ${world.projectId} and request_id = ${request}`);
/** How many votes people are shown: stored and pending, on one snapshot. */
const shown = async () => {
  const statement = sql`select ${votesSql('r')} as votes from request r where r.id = ${request}`;
  return (await app.db.row<{ votes: number }>(statement))!.votes;
};
const marks = async () => {
  const statement = sql`select count(*) from mark where project_id = ${world.projectId}`;
  return (await app.db.row<{ count: number }>(statement))!.count;
};

/** A transaction that does `change` and commits when it is told to. */
async function held(change: (tx: Tx) => Promise<void>): Promise<{ commit: () => Promise<void> }> {
  let release!: () => void;
  let done!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const worked = new Promise<void>((resolve) => (done = resolve));
  const committed = app.db.transaction(async (tx) => {
    await change(tx);
    done();
    await released;
  });
  await Promise.race([worked, committed]);
  return {
    commit: () => {
      release();
      return committed;
    },
  };
}

/** A drain that has read the votes, and waits to write. */
async function drainInMidst(): Promise<{ finish: () => Promise<void> }> {
  await inTheWay.hold('select from request_score where request_id = $1 for update', [request]);
  const draining = drain.run(world.projectId);
  await inTheWay.untilWaiting(1);
  return {
    finish: async () => {
      await inTheWay.release();
      await draining;
    },
  };
}

describe('no change is lost', () => {
  it('where a vote was under way when a drain took an older mark of its request', async () => {
    await cast();
    const vote = await held((tx) => cast(tx));
    await drain.run(world.projectId);
    expect(await stored()).toMatchObject({ voters: 1 });
    await vote.commit();
    expect(await marks()).toBe(1);
    await drain.run(world.projectId);
    expect(await stored()).toMatchObject({ voters: 2 });
  });

  it('where a vote comes while a drain that has read its request waits', async () => {
    await cast();
    await drain.run(world.projectId);
    await cast();
    const slow = await drainInMidst();
    await cast();
    expect(await shown()).toBe(3);
    await slow.finish();
    expect(await stored()).toMatchObject({ voters: 2 });
    expect([await marks(), await shown()]).toEqual([1, 3]);
    await drain.run(world.projectId);
    expect(await stored()).toMatchObject({ voters: 3 });
    expect([await marks(), await shown()]).toEqual([0, 3]);
  });

  it('where a customer’s revenue changes while somebody of it votes for another request', async () => {
    const change = await held(async (tx) => {
      await tx.run(sql`
        update customer set monthly_cents = 9000, balanced_points = 6508
         where project_id = ${world.projectId} and id = ${acme}`);
      await rerank.mark(tx, world.projectId, { customers: [acme], cause: 'revenue' });
    });
    await cast();
    await drain.run(world.projectId);
    expect(await stored()).toEqual({ voters: 1, cents: 100 });
    await change.commit();
    await drain.run(world.projectId);
    expect(await stored()).toEqual({ voters: 1, cents: 9_000 });
  });

  it('where two workers drain the same project', async () => {
    await cast();
    await drain.run(world.projectId);
    await world.pays(acme, 200);
    const first = await drainInMidst();
    await cast();
    const second = drain.run(world.projectId);
    await inTheWay.untilWaiting(2);
    await first.finish();
    await second;
    expect(await stored()).toEqual({ voters: 2, cents: 200 });
    expect(await marks()).toBe(0);
  });
});

describe('the votes that people are shown', () => {
  it('are exact where a vote comes between a drain’s statements', async () => {
    await cast();
    const [marked, signals] = [
      app.app.get(MarksRepository, { strict: false }),
      app.app.get(SignalsRepository, { strict: false }),
    ];
    const rankings = app.app.get(ProjectRankingRepository, { strict: false });
    const ranking = (await rankings.load(world.projectId))!;
    await app.db.transaction(async (tx) => {
      const taken = await marked.take(tx, world.projectId, 10);
      await cast();
      await signals.rescore(tx, world.projectId, ranking, [request], taken);
      expect(await shown()).toBe(2);
    });
    expect(await stored()).toMatchObject({ voters: 2 });
    expect([await marks(), await shown()]).toEqual([0, 2]);
  });
});

const queued = (redis: { url: string; newPrefix(): string } | null) => {
  it('is scored, though its kick came while the job ran', async () => {
    await cast();
    await drain.run(world.projectId);
    const queue = openQueue(redis?.url ?? null, redis ? { prefix: redis.newPrefix() } : {});
    const kicking = new Rerank(app.app.get(Pace, { strict: false }), queue);
    work(queue, { rerank: ({ projectId }) => drain.run(Number(projectId)) });
    await inTheWay.hold('select from request_score where request_id = $1 for update', [request]);
    await world.pays(acme, 200);
    await kicking.kick(world.projectId);
    await inTheWay.untilWaiting(1);
    await cast();
    await kicking.kick(world.projectId);
    await inTheWay.release();
    await eventually(async () => expect(await stored()).toEqual({ voters: 2, cents: 200 }));
  });
};
describe('a vote that comes while its project is drained, in process,', () => {
  queued(null);
});
describeWithRedis('a vote that comes while its project is drained, by Bull on Redis,', queued);
