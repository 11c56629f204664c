import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../platform/database/database.js';

/** Who listens to what: a session, and the project it sees. */
export interface Listener {
  sessionHash: Buffer;
  projectId: number;
}

@Injectable()
export class LiveStreamsRepository {
  constructor(private readonly db: Database) {}

  /** For each listener whether its session is still open and its member still belongs to the project. */
  async mayListen(listeners: readonly Listener[], now: Date): Promise<boolean[]> {
    const rows = await this.db.rows<{ may: boolean }>(sql`
      select exists (
               select
                 from member_session as session
                 join membership on membership.member_id = session.member_id
                 join project on project.id = membership.project_id and project.deleted_at is null
                where session.token_hash = listener.token_hash and session.expires_at > ${now}
                  and membership.project_id = listener.project_id
             ) as may
        from unnest(${listeners.map(({ sessionHash }) => sessionHash)}::bytea[],
                    ${listeners.map(({ projectId }) => projectId)}::integer[])
             with ordinality as listener (token_hash, project_id, place)
       order by listener.place
    `);
    return rows.map(({ may }) => may);
  }
}
