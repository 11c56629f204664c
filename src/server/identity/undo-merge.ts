import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { UndoneMergeDto } from '../../contract/people.dto.js';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Box } from '../platform/box.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { Rerank } from '../ranking/rerank.js';
import { Fields } from './fields.js';
import { PersonFollowers } from './follows-person.js';
import { openFields } from './journal-fields.js';
import { setBack } from './merge.js';
import { MergeRepository, type PersonMerge } from './merge.repository.js';
import { RegistersRepository } from './registers.repository.js';

/** Takes merges of people back, the last one first. */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly database: Database,
    private readonly repository: MergeRepository,
    private readonly registers: RegistersRepository,
    private readonly fields: Fields,
    private readonly followers: PersonFollowers,
    private readonly rerank: Rerank,
    private readonly box: Box,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes two people of the merged one again. Refuses with `merge.superseded` where a later merge of the winner
   * still holds, with `merge.none` where this one was undone already, with `notFound` for an unknown id.
   */
  async undo(member: CurrentMemberInfo, project: CurrentProjectInfo, id: string): Promise<UndoneMergeDto> {
    return this.database.transaction(async (tx) => {
      const merge = await this.lock(tx, project.id, id);
      await this.restore(tx, project.id, merge);
      await this.repository.markUndone(tx, project.id, id, member.id);
      await this.audit.write(tx, { projectId: project.id, member, action: 'person.split', subject: id });
      return { id, winnerId: merge.winner, loserId: merge.loser };
    });
  }

  private async restore(tx: Tx, projectId: number, merge: PersonMerge): Promise<void> {
    const { id, winner, loser, journal } = merge;
    await this.repository.giveBack(tx, projectId, merge);
    await this.repository.cut(tx, projectId, merge);
    await this.setFieldsBack(tx, projectId, merge);
    for (const follower of this.followers.all) {
      const part = journal.followers[follower.name];
      if (part) await follower.restore(tx, projectId, loser, winner, part);
    }
    await this.rerank.mark(tx, projectId, { persons: [winner, loser], cause: 'split', causeRef: id });
  }

  private async lock(tx: Tx, projectId: number, id: string): Promise<PersonMerge> {
    const seen = isRowId(id) ? await this.repository.find(tx, projectId, id) : undefined;
    if (!seen) throw new Refusal('notFound');
    await this.repository.lockBoth(tx, projectId, seen);
    // Read again under the locks: an erasure or another undo may have come first.
    const merge = await this.repository.find(tx, projectId, id);
    if (!merge) throw new Refusal('notFound');
    if (merge.undoneAt) throw new Refusal('merge.none', 'This merge was undone already.');
    const later = await this.repository.laterMerge(tx, projectId, merge);
    if (later) throw new Refusal('merge.superseded', `Undo merge ${later} first: it came later.`);
    return merge;
  }

  /** What was said since the merge stays with the winner. */
  private async setFieldsBack(
    tx: Tx,
    projectId: number,
    { winner, loser, journal }: PersonMerge,
  ): Promise<void> {
    const { before, after } = openFields(this.box, projectId, loser, journal.fields);
    const person = await this.registers.person(tx, projectId, winner);
    await this.fields.write(tx, projectId, person, setBack(person.registers, before, after));
  }
}
