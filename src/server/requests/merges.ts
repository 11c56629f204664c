import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { RequestDto } from '../../contract/requests.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { Announcer } from '../ranking/announcer.js';
import { UnitedVotes } from '../votes/united-votes.js';
import { MergesRepository } from './merges.repository.js';
import { Requests } from './requests.js';
import { type LockedRequest, RequestsRepository } from './requests.repository.js';

/** What was read is not so any more now that it is locked: once more from the start. */
class Moved extends Error {}

/** Merges duplicates, and takes that back, the last merge first (docs/ranking.md, section 1). */
@Injectable()
export class Merges {
  constructor(
    private readonly database: Database,
    private readonly merges: MergesRepository,
    private readonly requests: RequestsRepository,
    private readonly votes: UnitedVotes,
    private readonly reading: Requests,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Makes `duplicate` a part of `survivor`, or of what that was merged into; answers the request that stays. Refuses
   * with `notFound`, `merge.self`, `merge.cycle` where both are one already, `request.merged` where `duplicate`
   * belongs to a third one.
   */
  merge(
    project: Pick<CurrentProjectInfo, 'id'>,
    member: Pick<CurrentMemberInfo, 'id'>,
    duplicate: string,
    survivor: string,
    creation = Creation.unkeyed,
  ): Promise<RequestDto> {
    const [from, into] = [rowId(duplicate), rowId(survivor)];
    return this.transaction(creation, async (tx) => {
      const root = await this.rootOf(tx, project.id, into);
      await this.refuseJoined(tx, project.id, from, into, root);
      const locked = await this.lock(tx, project.id, from, root);
      if (locked.some(({ mergedInto }) => mergedInto !== null)) throw new Moved();
      const merge = await this.merges.create(tx, project.id, from, root, member.id);
      await this.record(tx, project.id, member, 'merged', from, root);
      await this.votes.unite(tx, project.id, { merge, from, into: root });
      this.announcer.requestsChanged(tx, project.id);
      const stays = await this.reading.read(tx, project.id, root);
      creation.concerns({ person: stays.author?.id ?? null });
      return stays;
    });
  }

  /**
   * Takes the merge of `duplicate` back, and answers it. Refuses with `notFound`, with `merge.none` where it is not
   * merged, with `merge.superseded` where either of the two was merged again since.
   */
  unmerge(project: CurrentProjectInfo, member: CurrentMemberInfo, duplicate: string): Promise<RequestDto> {
    const from = rowId(duplicate);
    return this.transaction(Creation.unkeyed, async (tx) => {
      await this.rootOf(tx, project.id, from);
      const seen = await this.merges.standing(tx, project.id, from);
      if (!seen) throw new Refusal('merge.none');
      await this.lock(tx, project.id, from, seen.into);
      const merge = await this.merges.standing(tx, project.id, from);
      if (merge?.id !== seen.id) throw new Moved();
      const later = await this.merges.later(tx, project.id, merge);
      if (later)
        throw new Refusal('merge.superseded', `Unmerge request ${later.from} first: it was merged later.`);
      await this.merges.undo(tx, project.id, merge);
      await this.record(tx, project.id, member, 'unmerged', from, merge.into);
      await this.votes.separate(tx, project.id, { merge: merge.id, from, into: merge.into });
      this.announcer.requestsChanged(tx, project.id);
      return this.reading.read(tx, project.id, from);
    });
  }

  private async refuseJoined(
    tx: Tx,
    projectId: number,
    from: string,
    into: string,
    root: string,
  ): Promise<void> {
    const rootOfFrom = await this.rootOf(tx, projectId, from);
    if (from === into) throw new Refusal('merge.self');
    if (rootOfFrom === root) throw new Refusal('merge.cycle');
    if (rootOfFrom !== from) throw new Refusal('request.merged');
  }

  private async rootOf(tx: Tx, projectId: number, request: string): Promise<string> {
    const root = await this.merges.rootOf(tx, projectId, request);
    if (root === undefined) throw new Refusal('notFound');
    return root;
  }

  private lock(tx: Tx, projectId: number, ...requests: string[]): Promise<LockedRequest[]> {
    return this.requests.lock(tx, projectId, requests);
  }

  private async record(
    tx: Tx,
    projectId: number,
    member: Pick<CurrentMemberInfo, 'id'>,
    kind: 'merged' | 'unmerged',
    from: string,
    into: string,
  ): Promise<void> {
    await this.requests.record(tx, projectId, from, member.id, [{ kind, detail: { into } }]);
    await this.requests.record(tx, projectId, into, member.id, [{ kind, detail: { duplicate: from } }]);
  }

  private transaction(creation: Creation, work: (tx: Tx) => Promise<RequestDto>): Promise<RequestDto> {
    return creation.transaction(this.database, work, { retryOn: (error) => error instanceof Moved });
  }
}

/** An id as the database writes it, so that equal ids are equal texts. */
function rowId(text: string): string {
  if (!isRowId(text)) throw new Refusal('notFound');
  return BigInt(text).toString();
}
