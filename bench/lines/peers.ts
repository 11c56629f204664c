import sql from 'sql-template-tag';
import { spread, type Figure } from '../figures.js';
import { interleave } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';

const GROUP = 'What others do for their list, on the same votes';

/**
 * The shapes of other systems' statements in our words, ranked by votes, which is all that they have: every read adds
 * up every vote; or a counter is stored with the post, and the read sorts. And ours if it ranked as it is asked.
 */
export async function peers({ product, project }: World, { rounds }: Options): Promise<Figure[]> {
  const { db } = product;
  await db.run(sql`create table post_counter as
    select request.id, request.title, request.status, request.body, request.created_at, score.voters as votes
      from request join request_score as score on score.project_id = request.project_id and score.request_id = request.id
     where request.project_id = ${project.rowId}`);
  await db.run(sql`analyze post_counter`);
  const timings = await interleave(
    {
      aggregate: {
        run: () =>
          db.rows(sql`
            with tally as (
              select request_id, count(*) as votes, count(*) filter (where voted_at > now() - interval '30 days') as recent
                from vote where project_id = ${project.rowId} and active group by request_id
            )
            select request.id, request.title, request.status, coalesce(votes, 0) as votes, coalesce(recent, 0) as recent
              from request left join tally on tally.request_id = request.id
             where project_id = ${project.rowId} and status in ('underReview', 'planned', 'inProgress')
             order by votes desc nulls last, request.id limit 50`),
      },
      counter: {
        times: 5,
        run: () =>
          db.rows(sql`
            select id, title, status, votes from post_counter
             where status in ('underReview', 'planned', 'inProgress') order by votes desc, created_at desc limit 50`),
      },
      revenue: {
        run: () =>
          db.rows(sql`
            with payer as (
              select distinct request_id, customer_id from vote where project_id = ${project.rowId} and active
            ),
            tally as (
              select request_id, sum(monthly_cents) as cents
                from payer join customer on customer.project_id = ${project.rowId} and customer.id = payer.customer_id
               group by request_id
            )
            select request.id, request.title, request.status, cents
              from request join tally on tally.request_id = request.id
             where project_id = ${project.rowId} and status in ('underReview', 'planned', 'inProgress')
             order by cents desc nulls last, request.id limit 50`),
      },
    },
    { rounds: Math.min(rounds, 3) },
  );
  await db.run(sql`drop table post_counter`);
  return [
    {
      group: GROUP,
      what: 'by votes, all votes added up at each read (as Fider does)',
      measured: spread(timings.aggregate),
    },
    {
      group: GROUP,
      what: 'by votes, a stored counter and a sort (as Quackback does)',
      measured: spread(timings.counter),
    },
    {
      group: GROUP,
      what: 'by revenue, each customer once, added up at each read',
      measured: spread(timings.revenue),
    },
  ];
}
