import { Injectable } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import type { Connection } from '../platform/database/database.js';
import type { LensSpec } from './lens.js';

export interface SavedLens {
  id: string;
  name: string;
  spec: LensSpec;
  createdAt: Date;
  isDefault: boolean;
}

/** The place of a lens in the list of a project's lenses. */
export interface LensPosition {
  name: string;
  id: string;
}

const columns = sql`lens.id::text, lens.name, lens.spec, lens.created_at as "createdAt",
  coalesce(lens.id::text = project_ranking.default_lens, false) as "isDefault"`;

@Injectable()
export class LensRepository {
  saved(connection: Connection, projectId: number, id: string): Promise<SavedLens | undefined> {
    return connection.row(sql`
      select ${columns}
        from lens left join project_ranking on project_ranking.project_id = lens.project_id
       where lens.project_id = ${projectId} and lens.id = ${id}
    `);
  }

  page(
    connection: Connection,
    projectId: number,
    after: LensPosition | null,
    limit: number,
  ): Promise<SavedLens[]> {
    return connection.rows(sql`
      select ${columns}
        from lens left join project_ranking on project_ranking.project_id = lens.project_id
       where lens.project_id = ${projectId}
         ${after ? sql`and (lens.name, lens.id) > (${after.name}, ${after.id}::bigint)` : empty}
       order by lens.name, lens.id
       limit ${limit}
    `);
  }

  /** Its id; breaks `lens_name_unique` where the name is taken. */
  async insert(
    connection: Connection,
    projectId: number,
    lens: { name: string; spec: LensSpec; createdBy: string },
  ): Promise<string> {
    const row = await connection.row<{ id: string }>(sql`
      insert into lens (project_id, name, spec, created_by)
      values (${projectId}, ${lens.name}, ${JSON.stringify(lens.spec)}::jsonb, ${lens.createdBy})
      returning id::text
    `);
    return row!.id;
  }

  /** Changes what is given; whether there is such a lens. */
  async change(
    connection: Connection,
    projectId: number,
    id: string,
    { name, spec }: { name?: string | undefined; spec?: LensSpec | undefined },
  ): Promise<boolean> {
    const changed = await connection.run(sql`
      update lens
         set name = coalesce(${name}, name), spec = coalesce(${spec && JSON.stringify(spec)}::jsonb, spec)
       where project_id = ${projectId} and id = ${id}
    `);
    return changed > 0;
  }

  async delete(connection: Connection, projectId: number, id: string): Promise<boolean> {
    return (await connection.run(sql`delete from lens where project_id = ${projectId} and id = ${id}`)) > 0;
  }
}
