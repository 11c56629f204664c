import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../platform/database/database.js';

/** Takes people out of identity's own tables. */
@Injectable()
export class EraseRepository {
  /** Locks those merged into a root, which is locked already, and answers all of them with it. */
  async lockComponent(tx: Tx, projectId: number, root: string): Promise<string[]> {
    const merged = await tx.rows<{ id: string }>(sql`
      select id::text as id from person where project_id = ${projectId} and merged_into = ${root}
       order by person.id for update
    `);
    return [root, ...merged.map(({ id }) => id)];
  }

  /** Nothing outside identity points at these people any more. */
  async erase(tx: Tx, projectId: number, people: readonly string[]): Promise<void> {
    await tx.run(sql`
      delete from person_merge
       where project_id = ${projectId} and (winner_id = any(${people}::bigint[]) or loser_id = any(${people}::bigint[]))
    `);
    // A browser that somebody else's anonymous doings hang on stays, as nobody's.
    await tx.run(sql`
      update visitor set claimed_by = null
       where project_id = ${projectId} and claimed_by = any(${people}::bigint[]) and person_id <> all(${people}::bigint[])
    `);
    await tx.run(sql`
      delete from visitor
       where project_id = ${projectId} and (person_id = any(${people}::bigint[]) or claimed_by = any(${people}::bigint[]))
    `);
    await tx.run(
      sql`delete from person_key where project_id = ${projectId} and person_id = any(${people}::bigint[])`,
    );
    await tx.run(sql`
      with gone as (
        delete from person where project_id = ${projectId} and id = any(${people}::bigint[]) returning own_customer_id
      )
      delete from customer where project_id = ${projectId} and id in (select own_customer_id from gone)
    `);
  }
}
