import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';

/** A sub is crowded if its tokens claimed more than this many browsers within a day. */
const BROWSERS = 50;
const DAY_MS = 86_400_000;
/** At most this many are listed. */
const SHOWN = 20;

export interface CrowdedSub {
  sub: string;
  personId: string;
  /** When it was crowded last. */
  lastAt: Date;
}

/**
 * When the latest browsers of each sub were claimed: at most 50 times, enough to tell whether a 51st comes within a day
 * of the first of them. Visitors alone cannot tell: they refer to their person, who may have many subs.
 */
@Injectable()
export class SubClaimsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts a browser that belonged to nobody before. The caller must hold the lock of the sub. */
  async count(tx: Tx, projectId: number, subKey: string): Promise<void> {
    const now = this.clock.now();
    const dayAgo = new Date(now.getTime() - DAY_MS);
    await tx.run(sql`
      insert into sub_claim as known (project_id, sub_key_id, claimed_at)
      values (${projectId}, ${subKey}, array[${now}::timestamptz])
          on conflict (project_id, sub_key_id) do update
         set claimed_at = (known.claimed_at || excluded.claimed_at)[greatest(cardinality(known.claimed_at) + 2 - ${BROWSERS}, 1):],
             crowded_at = case
               when known.claimed_at[cardinality(known.claimed_at) + 1 - ${BROWSERS}] > ${dayAgo} then ${now}
               else known.crowded_at
             end
    `);
  }

  /** Subs that were crowded in the last 24 hours, the latest first. */
  crowded(projectId: number): Promise<CrowdedSub[]> {
    const dayAgo = new Date(this.clock.now().getTime() - DAY_MS);
    return this.database.rows<CrowdedSub>(sql`
      select k.value as sub, k.person_id::text as "personId", c.crowded_at as "lastAt"
        from sub_claim c
        join person_key k on k.project_id = c.project_id and k.id = c.sub_key_id
       where c.project_id = ${projectId} and c.crowded_at > ${dayAgo}
       order by c.crowded_at desc, k.value
       limit ${SHOWN}
    `);
  }
}
