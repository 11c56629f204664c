import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { VoteAnswerDto } from '../../contract/votes.dto.js';
import { People, type PersonRef, identificationRaces } from '../identity/people.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Database, type Tx } from '../platform/database/database.js';
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
  ): Promise<VoteAnswerDto> {
    const by: Provenance = { source: 'member', castBy: member.id, sourceLink };
    const votes = await this.act(project.id, request, person, (tx, vote) => this.votes.castFor(tx, vote, by));
    return { voted: true, votes };
  }

  /** The same refusals. */
  async withdraw(
    project: CurrentProjectInfo,
    { request, person }: Omit<VoteOnBehalf, 'sourceLink'>,
  ): Promise<VoteAnswerDto> {
    const votes = await this.act(project.id, request, person, (tx, vote) => this.votes.withdrawFor(tx, vote));
    return { voted: false, votes };
  }

  /** How many votes there are after `action`, which finds nothing while its request is just being merged. */
  private act(
    projectId: number,
    request: string,
    who: PersonRef,
    action: (tx: Tx, vote: Vote) => Promise<Outcome | undefined>,
  ): Promise<number> {
    if (!isRowId(request)) throw new Refusal('notFound');
    const work = async (tx: Tx): Promise<number> => {
      const person = await this.people.resolveByMember(tx, projectId, who);
      for (;;) {
        const { id } = await this.targets.open(tx, projectId, request);
        const outcome = await action(tx, { projectId, person, request: id });
        if (!outcome) continue;
        if (outcome.flipped) tx.afterCommit(() => this.rerank.kick(projectId));
        return outcome.votes;
      }
    };
    return this.database.transaction(work, { retryOn: identificationRaces });
  }
}
