import sql, { type Sql } from 'sql-template-tag';
import type { Connection } from '../../src/server/platform/database/database.js';

/** One row at least in every table that holds rows of a project; people and requests that were merged, too. */
export async function fillEveryTable(db: Connection, projectId: number, memberId: string): Promise<void> {
  const idOf = async (statement: Sql) => (await db.row<{ id: string }>(statement))!.id;
  const customer = await idOf(
    sql`insert into customer (project_id) values (${projectId}) returning id::text`,
  );
  const person = (mergedInto: string | null) =>
    idOf(sql`
      insert into person (project_id, verified, customer_id, own_customer_id, merged_into)
      values (${projectId}, true, ${customer}, ${customer}, ${mergedInto}) returning id::text`);
  const key = (owner: string, kind: string) =>
    idOf(sql`
      insert into person_key (project_id, kind, value, person_id)
      values (${projectId}, ${kind}, 'value', ${owner}) returning id::text`);
  const request = (mergedInto: string | null) =>
    idOf(sql`
      insert into request (project_id, title, author_id, created_by, merged_into)
      values (${projectId}, 'A wish', ${root}, ${memberId}, ${mergedInto}) returning id::text`);

  const root = await person(null);
  const merged = await person(await person(root));
  const [sub, email] = [await key(root, 'sub'), await key(root, 'email')];
  const into = await request(null);
  const from = await request(await request(into));

  const rest = [
    sql`insert into person_edge (project_id, sub_key_id, email_key_id) values (${projectId}, ${sub}, ${email})`,
    sql`insert into sub_claim (project_id, sub_key_id, claimed_at) values (${projectId}, ${sub}, array[now()])`,
    sql`insert into visitor (project_id, id, person_id) values (${projectId}, gen_random_uuid(), ${root})`,
    sql`insert into person_merge (project_id, winner_id, loser_id, cause, journal)
        values (${projectId}, ${root}, ${merged}, 'token', '{}')`,
    sql`insert into identity (project_id) values (${projectId})`,
    sql`insert into identity_rejection (project_id, hour, kind, reason, count, last_at)
        values (${projectId}, now(), 'rejected', 'expired', 1, now())`,
    sql`insert into vote (project_id, request_id, person_id, customer_id, active, changed_at, voted_at)
        values (${projectId}, ${into}, ${root}, ${customer}, true, now(), now())`,
    sql`insert into request_event (project_id, request_id, kind) values (${projectId}, ${into}, 'created')`,
    sql`insert into request_merge (project_id, from_id, into_id) values (${projectId}, ${from}, ${into})`,
    sql`insert into lens (project_id, name, spec) values (${projectId}, 'Mine', '{}')`,
    sql`insert into project_ranking (project_id) values (${projectId})`,
    sql`insert into request_score (project_id, request_id, open, created_at)
        values (${projectId}, ${into}, true, now())`,
    sql`insert into score_event (project_id, request_id, before, after, causes)
        values (${projectId}, ${into}, '{}', '{}', '[]')`,
    sql`insert into rank_history
          (project_id, request_id, day, voters, monthly_cents, revenue_score, balanced_score, trending_score)
        values (${projectId}, ${into}, now(), 0, 0, 0, 0, 0)`,
    sql`insert into sample_data (project_id, state, at, steps) values (${projectId}, 'ready', now(), 1)`,
    sql`insert into audit_log (project_id, member_id, member_email, action)
        values (${projectId}, ${memberId}, 'a@example.com', 'project.changed')`,
    sql`insert into idempotency_key (project_id, id, route, fingerprint, created_at, person_id)
        values (${projectId}, 'id', 'POST /api', 'fingerprint', now(), ${merged})`,
    // More than a deletion takes in one bite.
    sql`insert into mark (project_id, bulk, kind, ref, cause)
        select ${projectId}, true, 'person', n, 'sample' from generate_series(1, 6000) n`,
  ];
  for (const statement of rest) await db.run(statement);
}
