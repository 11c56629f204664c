import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { SampleState } from '../../contract/sample.dto.js';
import { type Connection, Database, type Tx } from '../platform/database/database.js';

/** What is noted of a project's sample data; ids in the order of the generated lists. */
export interface SampleRow {
  state: Exclude<SampleState, 'none'>;
  /** The sample's «now». */
  at: Date;
  member: string | null;
  done: number;
  steps: number;
  companies: string[];
  people: string[];
  requests: string[];
}

/** The same as numbers: it is asked for again and again while the sample is loading. */
export interface SampleCounts extends Pick<SampleRow, 'state' | 'done' | 'steps'> {
  companies: number;
  people: number;
  requests: number;
}

export type SampleIds = Pick<SampleRow, 'companies' | 'people' | 'requests'>;

const columns = sql`state, at, member_id::text as member, done, steps,
  companies::text[] as companies, people::text[] as people, requests::text[] as requests`;

@Injectable()
export class SampleDataRepository {
  constructor(private readonly db: Database) {}

  find(connection: Connection, projectId: number): Promise<SampleRow | undefined> {
    return connection.row(sql`select ${columns} from sample_data where project_id = ${projectId}`);
  }

  counts(connection: Connection, projectId: number): Promise<SampleCounts | undefined> {
    return connection.row(sql`
      select state, done, steps, cardinality(companies) as companies, cardinality(people) as people,
             cardinality(requests) as requests
        from sample_data where project_id = ${projectId}
    `);
  }

  /** What `find` finds, held until the commit. */
  lock(tx: Tx, projectId: number): Promise<SampleRow | undefined> {
    return tx.row(sql`select ${columns} from sample_data where project_id = ${projectId} for update`);
  }

  hasRequests(tx: Tx, projectId: number): Promise<boolean> {
    return tx.row(sql`select from request where project_id = ${projectId} limit 1`).then((row) => !!row);
  }

  /** False where there is sample data already. */
  async begin(tx: Tx, projectId: number, member: string, at: Date, steps: number): Promise<boolean> {
    const made = await tx.run(sql`
      insert into sample_data (project_id, state, at, member_id, steps)
      values (${projectId}, 'loading', ${at}, ${member}, ${steps})
      on conflict (project_id) do nothing
    `);
    return made > 0;
  }

  /** One more step is done, which made these. */
  async advance(tx: Tx, projectId: number, made: Partial<SampleIds>): Promise<void> {
    const { companies = [], people = [], requests = [] } = made;
    await tx.run(sql`
      update sample_data
         set done = done + 1, companies = companies || ${companies}::bigint[], people = people || ${people}::bigint[],
             requests = requests || ${requests}::bigint[]
       where project_id = ${projectId}
    `);
  }

  /**
   * Tells the planner what was written: a bulk load is too new for autovacuum, and without statistics the first
   * page of the backlog was seen to take half a minute.
   */
  async describe(): Promise<void> {
    await this.db.run(
      sql`analyze vote, person, person_key, customer, request, request_score, rank_history, score_event`,
    );
  }

  /** Where it was `loading`. */
  async finish(projectId: number): Promise<void> {
    await this.db.run(sql`
      update sample_data set state = 'ready' where project_id = ${projectId} and state = 'loading'
    `);
  }

  /** False where there is none. */
  async beginRemoval(tx: Tx, projectId: number): Promise<boolean> {
    return (await tx.run(sql`update sample_data set state = 'removing' where project_id = ${projectId}`)) > 0;
  }

  async remove(tx: Tx, projectId: number): Promise<void> {
    await tx.run(sql`delete from sample_data where project_id = ${projectId}`);
  }

  /** Projects whose sample data is on its way in or out. */
  async unfinished(): Promise<number[]> {
    const rows = await this.db.rows<{ id: number }>(sql`
      select project_id as id from sample_data join project on project.id = project_id
       where state <> 'ready' and deleted_at is null
    `);
    return rows.map(({ id }) => id);
  }
}
