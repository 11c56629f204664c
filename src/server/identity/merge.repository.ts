import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { MergeCause } from '../../contract/people.dto.js';
import type { Tx } from '../platform/database/database.js';
import type { JournalPart } from './follows-person.js';

/** What a merge moved off the loser: ids only. */
export interface Moved {
  keys: string[];
  /** People merged into the loser before. */
  people: string[];
  /** Browsers that acted as the anonymous loser. */
  visitors: string[];
  /** Browsers that the loser had claimed. */
  claimed: string[];
}

/** All that an undo needs, in ids and registers; names and addresses only inside the box. */
export interface MergeJournal extends Moved {
  /** The winner's registers before and after, sealed (base64); null where the merge changed none. */
  fields: string | null;
  followers: Record<string, JournalPart>;
}

export interface PersonMerge {
  id: string;
  winner: string;
  loser: string;
  journal: MergeJournal;
  undoneAt: Date | null;
}

/** Merges of people and what they moved; whoever calls holds both persons' rows `FOR UPDATE`. */
@Injectable()
export class MergeRepository {
  /** Points everything of identity that named `loser` at `winner`; the loser's row stays, merged. */
  async repoint(tx: Tx, projectId: number, winner: string, loser: string): Promise<Moved> {
    const moved = await tx.row<Moved>(sql`
      with keys as (
        update person_key set person_id = ${winner} where project_id = ${projectId} and person_id = ${loser}
        returning id
      ), people as (
        update person set merged_into = ${winner}
         where project_id = ${projectId} and (merged_into = ${loser} or id = ${loser})
        returning id
      ), visitors as (
        update visitor set person_id = null, claimed_by = ${winner}
         where project_id = ${projectId} and person_id = ${loser}
        returning id
      ), claimed as (
        update visitor set claimed_by = ${winner}
         where project_id = ${projectId} and claimed_by = ${loser} and person_id is distinct from ${loser}
        returning id
      )
      select array(select id::text from keys) as keys, array(select id::text from people where id <> ${loser}) as people,
             array(select id::text from visitors) as visitors, array(select id::text from claimed) as claimed
    `);
    return moved!;
  }

  async record(
    tx: Tx,
    projectId: number,
    merge: {
      winner: string;
      loser: string;
      cause: MergeCause;
      revenueDiffers: boolean;
      journal: MergeJournal;
    },
  ): Promise<string> {
    const row = await tx.row<{ id: string }>(sql`
      insert into person_merge (project_id, winner_id, loser_id, cause, revenue_differs, journal)
      values (${projectId}, ${merge.winner}, ${merge.loser}, ${merge.cause}, ${merge.revenueDiffers},
              ${JSON.stringify(merge.journal)}::jsonb)
      returning id::text as id
    `);
    return row!.id;
  }

  async find(tx: Tx, projectId: number, id: string): Promise<PersonMerge | undefined> {
    return tx.row<PersonMerge>(sql`
      select id::text as id, winner_id::text as winner, loser_id::text as loser, journal, undone_at as "undoneAt"
        from person_merge where project_id = ${projectId} and id = ${id}
    `);
  }

  /** Both rows of a merge, root or not, in the order of their ids. */
  async lockBoth(tx: Tx, projectId: number, { winner, loser }: PersonMerge): Promise<void> {
    await tx.rows(sql`
      select id from person where project_id = ${projectId} and id in (${winner}, ${loser}) order by id for update
    `);
  }

  /** The last merge of the winner after this one that still holds: it has to be undone first. */
  async laterMerge(tx: Tx, projectId: number, { id, winner }: PersonMerge): Promise<string | undefined> {
    const row = await tx.row<{ id: string }>(sql`
      select id::text as id from person_merge
       where project_id = ${projectId} and id > ${id} and undone_at is null
         and (winner_id = ${winner} or loser_id = ${winner})
       order by person_merge.id desc limit 1
    `);
    return row?.id;
  }

  /**
   * Gives the loser back what it had. A browser that acted as an anonymous loser is claimed by that loser, so that
   * no token that comes with it takes the loser over again; one that did something else since stays as it is.
   */
  async giveBack(tx: Tx, projectId: number, { winner, loser, journal }: PersonMerge): Promise<void> {
    await tx.run(sql`
      with root as (
        update person set merged_into = null where project_id = ${projectId} and id = ${loser}
      ), people as (
        update person set merged_into = ${loser}
         where project_id = ${projectId} and id = any(${journal.people}::bigint[])
      ), visitors as (
        update visitor set person_id = ${loser}, claimed_by = ${loser}
         where project_id = ${projectId} and id = any(${journal.visitors}::uuid[])
           and person_id is null and claimed_by = ${winner}
      ), claimed as (
        update visitor set claimed_by = ${loser}
         where project_id = ${projectId} and id = any(${journal.claimed}::uuid[]) and claimed_by = ${winner}
      )
      update person_key set person_id = ${loser}
       where project_id = ${projectId} and id = any(${journal.keys}::bigint[]) and person_id = ${winner}
    `);
  }

  /** Whatever sub and address stand on different sides now never link the two again. */
  async cut(tx: Tx, projectId: number, { winner, loser }: PersonMerge): Promise<void> {
    await tx.run(sql`
      insert into person_edge (project_id, sub_key_id, email_key_id, cut)
      select ${projectId}, s.id, e.id, true
        from person_key s
        join person_key e on e.project_id = s.project_id and e.kind = 'email' and e.person_id <> s.person_id
       where s.project_id = ${projectId} and s.kind = 'sub'
         and s.person_id in (${winner}, ${loser}) and e.person_id in (${winner}, ${loser})
      on conflict (project_id, sub_key_id, email_key_id) do update set cut = true
    `);
  }

  async markUndone(tx: Tx, projectId: number, id: string, member: string): Promise<void> {
    await tx.run(sql`
      update person_merge set undone_at = clock_timestamp(), undone_by = ${member}
       where project_id = ${projectId} and id = ${id}
    `);
  }
}
