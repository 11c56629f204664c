import { Injectable } from '@nestjs/common';
import type { MergeCause } from '../../contract/people.dto.js';
import { Box } from '../platform/box.js';
import type { Tx } from '../platform/database/database.js';
import { Rerank } from '../ranking/rerank.js';
import { Fields } from './fields.js';
import { PersonFollowers, type JournalPart } from './follows-person.js';
import { sealFields } from './journal-fields.js';
import { asBefore, revenueDiffers, takenOver, winnerFirst } from './merge.js';
import { MergeRepository } from './merge.repository.js';
import { RegistersRepository } from './registers.repository.js';

/** Makes one person of two, with a journal that can take it back. */
@Injectable()
export class MergePeople {
  constructor(
    private readonly repository: MergeRepository,
    private readonly registers: RegistersRepository,
    private readonly fields: Fields,
    private readonly followers: PersonFollowers,
    private readonly rerank: Rerank,
    private readonly box: Box,
  ) {}

  /** The root of the two, which are different roots and locked `FOR UPDATE`. */
  async merge(tx: Tx, projectId: number, a: string, b: string, cause: MergeCause): Promise<string> {
    const [winner, loser] = winnerFirst(
      await this.registers.person(tx, projectId, a),
      await this.registers.person(tx, projectId, b),
    );
    const after = takenOver(winner.registers, loser.registers);
    const before = asBefore(winner.registers, after);
    const moved = await this.repository.repoint(tx, projectId, winner.id, loser.id);
    await this.fields.write(tx, projectId, winner, after);
    const parts: Record<string, JournalPart> = {};
    for (const follower of this.followers.all) {
      parts[follower.name] = await follower.reassign(tx, projectId, loser.id, winner.id);
    }
    const id = await this.repository.record(tx, projectId, {
      winner: winner.id,
      loser: loser.id,
      cause,
      revenueDiffers: revenueDiffers(winner, loser),
      journal: {
        ...moved,
        fields: sealFields(this.box, projectId, loser.id, { before, after }),
        followers: parts,
      },
    });
    await this.rerank.mark(tx, projectId, { persons: [winner.id, loser.id], cause: 'merge', causeRef: id });
    return winner.id;
  }
}
