import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Database } from '../platform/database/database.js';

export type TallyKind = 'rejected' | 'warning';

/** How often a reason occurred in a project in one hour. */
export interface Tally {
  projectId: number;
  /** The start of the hour. */
  hour: Date;
  kind: TallyKind;
  reason: string;
  count: number;
  lastAt: Date;
  /** The newest value worth showing, from a token whose signature verified. */
  sample: string | null;
}

/** When a project's widget last opened a session, and when it last sent a token that verified. */
export interface Sighting {
  projectId: number;
  widgetAt: Date | null;
  verifiedAt: Date | null;
}

export interface ReasonCount {
  kind: TallyKind;
  reason: string;
  count: number;
  lastAt: Date;
  sample: string | null;
}

/** Counts by the hour, and when a project was last seen. */
@Injectable()
export class RejectionsRepository {
  constructor(private readonly database: Database) {}

  /** Adds to what is counted already. Projects that are gone are left out. */
  async add(tallies: readonly Tally[]): Promise<void> {
    const column = <Key extends keyof Tally>(key: Key) => tallies.map((tally) => tally[key]);
    // In one order everywhere, so that two processes that flush at once wait for each other and do not deadlock.
    await this.database.run(sql`
      insert into identity_rejection as known (project_id, hour, kind, reason, count, last_at, sample)
      select t.project_id, t.hour, t.kind, t.reason, t.count, t.last_at, t.sample
        from unnest(${column('projectId')}::int[], ${column('hour')}::timestamptz[], ${column('kind')}::text[],
                    ${column('reason')}::text[], ${column('count')}::bigint[], ${column('lastAt')}::timestamptz[],
                    ${column('sample')}::text[])
             as t (project_id, hour, kind, reason, count, last_at, sample)
        join project p on p.id = t.project_id
       order by t.project_id, t.hour, t.kind, t.reason
          on conflict (project_id, hour, kind, reason) do update
         set count = known.count + excluded.count,
             last_at = greatest(known.last_at, excluded.last_at),
             sample = coalesce(excluded.sample, known.sample)
    `);
  }

  /** Removes the hours before `before` of these projects. */
  async forget(projectIds: readonly number[], before: Date): Promise<void> {
    await this.database.run(
      sql`delete from identity_rejection where project_id = any(${projectIds}::int[]) and hour < ${before}`,
    );
  }

  /** Moves the times at which projects were last seen forward. */
  async saw(sightings: readonly Sighting[]): Promise<void> {
    const column = <Key extends keyof Sighting>(key: Key) => sightings.map((sighting) => sighting[key]);
    await this.database.run(sql`
      insert into identity as known (project_id, widget_seen_at, last_verified_at)
      select s.project_id, s.widget_at, s.verified_at
        from unnest(${column('projectId')}::int[], ${column('widgetAt')}::timestamptz[],
                    ${column('verifiedAt')}::timestamptz[]) as s (project_id, widget_at, verified_at)
        join project p on p.id = s.project_id
       order by s.project_id
          on conflict (project_id) do update
         set widget_seen_at = greatest(known.widget_seen_at, excluded.widget_seen_at),
             last_verified_at = greatest(known.last_verified_at, excluded.last_verified_at)
    `);
  }

  /** What was counted since `since`, the most frequent first. */
  since(projectId: number, since: Date): Promise<ReasonCount[]> {
    return this.database.rows<ReasonCount>(sql`
      select kind, reason, sum(count) as count, max(last_at) as "lastAt",
             (array_agg(sample order by last_at desc) filter (where sample is not null))[1] as sample
        from identity_rejection
       where project_id = ${projectId} and hour > ${since}
       group by kind, reason
       order by count desc, reason
    `);
  }
}
