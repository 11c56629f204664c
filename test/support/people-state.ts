import sql, { raw } from 'sql-template-tag';
import type { Connection } from '../../src/server/platform/database/database.js';

const tables = [
  'customer',
  'person',
  'person_key',
  'person_edge',
  'visitor',
  'person_merge',
  'vote',
] as const;
export type PeopleTable = (typeof tables)[number];

/** Every row of a project that identification may write, as text; two dumps are equal where nothing was written. */
export async function dumpPeople(
  db: Connection,
  projectId: number,
  only: readonly PeopleTable[] = tables,
): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of only) {
    const rows = await db.rows<{ row: string }>(
      sql`select t::text as row from ${raw(table)} t where project_id = ${projectId} order by 1`,
    );
    dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}

/** What must hold of people at any time, whatever happened (docs/identity.md); throws what does not. */
export async function assertPeopleRules(db: Connection, projectId: number): Promise<void> {
  const rules = {
    'a key points at a merged person': sql`
      select from person_key k join person p using (project_id)
       where project_id = ${projectId} and p.id = k.person_id and p.merged_into is not null`,
    'a visitor points at a merged person': sql`
      select from visitor v join person p using (project_id)
       where project_id = ${projectId} and p.id in (v.person_id, v.claimed_by) and p.merged_into is not null`,
    'a vote points at a merged person': sql`
      select from vote v join person p using (project_id)
       where project_id = ${projectId} and p.id = v.person_id and p.merged_into is not null`,
    'a request points at a merged person': sql`
      select from request r join person p using (project_id)
       where project_id = ${projectId} and p.id = r.author_id and p.merged_into is not null`,
    'a merged person points at a merged person': sql`
      select from person m join person p using (project_id)
       where project_id = ${projectId} and p.id = m.merged_into and p.merged_into is not null`,
    'a vote names another customer than its person': sql`
      select from vote v join person p using (project_id)
       where project_id = ${projectId} and p.id = v.person_id and p.customer_id is distinct from v.customer_id`,
    'a customer’s points are not those of its revenue': sql`
      select from customer where project_id = ${projectId}
         and balanced_points <> round(1000 * log(2, 1 + coalesce(monthly_cents, 0) / 100.0))`,
    'an own customer has two people': sql`
      select from person where project_id = ${projectId} and own_customer_id is not null
       group by own_customer_id having count(*) > 1`,
    'two people have an edge that is not cut': sql`
      select from person_edge d
        join person_key s on s.project_id = d.project_id and s.id = d.sub_key_id
        join person_key e on e.project_id = d.project_id and e.id = d.email_key_id
       where d.project_id = ${projectId} and not d.cut and s.person_id <> e.person_id`,
  };
  const broken: string[] = [];
  for (const [rule, statement] of Object.entries(rules)) {
    if ((await db.rows(statement)).length > 0) broken.push(rule);
  }
  if (broken.length > 0) throw new Error(broken.join(', '));
}
