import sql, { type Sql } from 'sql-template-tag';
import type { Caller } from '../identity/caller.js';

/**
 * A caller's person by its id, in the form of `People.callerSql`: no row where it was merged or erased since, or
 * where the project is not what the caller was let in by.
 */
export function personSql({ project }: Caller, person: string): Sql {
  return sql`
    select 0 as n, p.project_id, p.id as person_id, p.customer_id
      from project j
      join person p on p.project_id = j.id and p.id = ${person} and p.merged_into is null
     where j.id = ${project.id} and j.version = ${project.version} and j.deleted_at is null
       for key share of p
  `;
}
