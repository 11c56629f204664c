import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { VoteAnswerDto } from '../../contract/votes.dto.js';
import { People, type PersonRef, identificationRaces } from '../identity/people.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { Rerank } from '../ranking/rerank.js';
import { Targets } from './targets.js';
import { type Outcome, type Provenance, type Vote, VotesRepository } from './votes.repository.js';

/** A vote that a member gives, or takes back, for a person. */
export interface VoteOnBehalf {
  request: string;
  person: PersonRef;
  sourceLink?: string | null;
}

/** Members act on behalf of persons: a sales call is a vote, with a link to where it was said. */
@Injectable()
export class VotesOnBehalf {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly votes: VotesRepository,
    private readonly targets: Targets,
    private readonly rerank: Rerank,
  ) {}

  /** Refusals: `notFound`, `request.closed`, and `input.invalid` for an address that is none. */
  async cast(
    project: CurrentProjectInfo,
    member: CurrentMemberInfo,
    { request, person, sourceLink = null }: VoteOnBehalf,
    creation = Creation.unkeyed,
  ): Promise<VoteAnswerDto> {
    if (!isRowId(request)) throw new Refusal('notFound');
    const by: Provenance = { source: 'member', castBy: member.id, sourceLink };
    const work = (tx: Tx) =>
      this.act(tx, project.id, request, person, true, (vote) => this.votes.castFor(tx, vote, by));
    return creation.transaction(this.database, work, { retryOn: identificationRaces });
  }

  /** The same refusals. */
  async withdraw(
    project: CurrentProjectInfo,
    { request, person }: Omit<VoteOnBehalf, 'sourceLink'>,
  ): Promise<VoteAnswerDto> {
    if (!isRowId(request)) throw new Refusal('notFound');
    const work = (tx: Tx) =>
      this.act(tx, project.id, request, person, false, (vote) => this.votes.withdrawFor(tx, vote));
    return this.database.transaction(work, { retryOn: identificationRaces });
  }

  /** How the vote stands after `action`, which finds nothing while its request is just being merged. */
  private async act(
    tx: Tx,
    projectId: number,
    request: string,
    who: PersonRef,
    voted: boolean,
    action: (vote: Vote) => Promise<Outcome | undefined>,
  ): Promise<VoteAnswerDto> {
    const person = await this.people.resolveByMember(tx, projectId, who);
    for (;;) {
      const { id } = await this.targets.open(tx, projectId, request);
      const outcome = await action({ projectId, person, request: id });
      if (!outcome) continue;
      if (outcome.flipped) tx.afterCommit(() => this.rerank.kick(projectId));
      return { voted, votes: outcome.votes };
    }
  }
}
