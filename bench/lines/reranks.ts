import sql from 'sql-template-tag';
import { Drain } from '../../src/server/ranking/drain.js';
import { Rerank } from '../../src/server/ranking/rerank.js';
import { ms, ratioOf, spread, type Figure } from '../figures.js';
import { interleave, type Subject } from '../measure.js';
import type { Options } from '../options.js';
import { rerankAll, type World } from '../world.js';

const GROUP = 'Reranking: all signals and lenses, written';
const SOME = 100;

/** A hundred marked requests, and everything, beside the sum of the same votes' revenue and nothing else. */
export async function reranks(world: World, { rounds }: Options): Promise<Figure[]> {
  const { product } = world;
  // One core for each: a statement that writes is never spread over several.
  await product.db.run(sql`set max_parallel_workers_per_gather = 0`);
  await product.db.run(sql`set jit = off`);
  const some = await interleave(
    { drain: drainSome(world), bare: bareSome(world) },
    { rounds: rounds * 2, backend: product.backend },
  );
  const all = await interleave(
    {
      same: { run: () => rerankAll(product, world.project) },
      moved: { run: () => rerankAll(product, world.project), prepare: () => disturb(world) },
      bare: bareAll(world),
      distinct: bareDistinct(world),
    },
    { rounds, backend: product.backend },
  );
  await product.db.run(sql`reset all`);
  const most = world.sizes.scale >= 10 ? 2 : 3;
  const bare = `bare sum … group by, ${spread(all.bare)}`;
  const line = (what: string, timing: typeof all.same): Figure => ({
    group: GROUP,
    what,
    measured: spread(timing),
    beside: bare,
    ratio: ratioOf(timing, all.bare),
    reach: `≤ ${most} ×`,
    reached: ratioOf(timing, all.bare) <= most,
  });
  return [
    {
      group: GROUP,
      what: `${SOME} marked requests`,
      measured: spread(some.drain),
      beside: `bare select of their sums, ${ms(some.bare.median)}`,
      ratio: ratioOf(some.drain, some.bare),
      reach: '≤ 3 ×',
      reached: ratioOf(some.drain, some.bare) <= 3,
    },
    line('everything, where no score differs', all.same),
    line('everything, where every row is written and every move noted', all.moved),
    {
      group: GROUP,
      what: 'for comparison: a bare sum of each customer once',
      measured: spread(all.distinct),
      beside: bare,
      ratio: ratioOf(all.distinct, all.bare),
    },
  ];
}

function drainSome(world: World): Subject {
  const { product, project } = world;
  const mark = async () => {
    const requests = await someRequests(world);
    const rerank = product.part(Rerank);
    // In a transaction of its own, without the kick that follows: nobody else is to drain it.
    await product.db.transaction((tx) =>
      rerank.mark({ ...tx, afterCommit: () => undefined }, project.rowId, { requests, cause: 'audit' }),
    );
  };
  return { prepare: mark, run: () => product.part(Drain).run(project.rowId) };
}

function bareSome(world: World): Subject {
  const { product, project } = world;
  let requests: string[] = [];
  return {
    prepare: async () => (requests = await someRequests(world)),
    run: () =>
      product.db.rows(sql`
        select request_id, sum(customer.monthly_cents)
          from vote join customer on customer.project_id = ${project.rowId} and customer.id = vote.customer_id
         where vote.project_id = ${project.rowId} and vote.active and request_id = any (${requests}::bigint[])
         group by request_id`),
  };
}

/** Every hundredth of the ranking: some giants, and the long tail. */
async function someRequests({ product, project }: World): Promise<string[]> {
  const rows = await product.db.rows<{ id: string }>(sql`
    select request_id::text as id from (
      select request_id, row_number() over (order by voters desc, request_id) as place, count(*) over () as total
        from request_score where project_id = ${project.rowId}
    ) as ranked where place % greatest(total / ${SOME}, 1) = 0 limit ${SOME}`);
  return rows.map(({ id }) => id);
}

function bareAll({ product, project }: World): Subject {
  return {
    run: () =>
      product.db.rows(sql`
        select request_id, sum(customer.monthly_cents)
          from vote join customer on customer.project_id = ${project.rowId} and customer.id = vote.customer_id
         where vote.project_id = ${project.rowId} and vote.active
         group by request_id`),
  };
}

function bareDistinct({ product, project }: World): Subject {
  return {
    run: () =>
      product.db.rows(sql`
        select request_id, sum(customer.monthly_cents)
          from (select distinct request_id, customer_id from vote
                 where project_id = ${project.rowId} and active) as contributor
          join customer on customer.project_id = ${project.rowId} and customer.id = contributor.customer_id
         group by request_id`),
  };
}

/** Stores scores that are wrong by more than a hundredth everywhere, so that a rerank writes every row. */
async function disturb({ product, project }: World): Promise<void> {
  await product.db.run(sql`
    update request_score set voters = voters + 1 + voters / 50, revenue_score = revenue_score / 2,
           balanced_score = balanced_score / 2, trending_score = trending_score / 2
     where project_id = ${project.rowId}`);
  await product.db.run(sql`vacuum request_score`);
}
