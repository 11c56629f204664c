import { Injectable } from '@nestjs/common';
import type { SubmissionDto, WidgetRequestDto } from '../../contract/widget-requests.dto.js';
import type { Caller } from '../identity/caller.js';
import { People } from '../identity/people.js';
import { Database } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { AnonymousLimits } from '../votes/anonymous-limits.js';
import { AuthorVotes } from '../votes/author-votes.js';
import { type Submission, SubmissionsRepository } from './submissions.repository.js';

/** How often a submission is tried whose person is just being merged. */
const ATTEMPTS = 5;

/** The person or the project is not as it was when the caller was identified. */
class Moved extends Error {}

/** A customer's user asks for something; who submits votes. */
@Injectable()
export class Submissions {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly repository: SubmissionsRepository,
    private readonly votes: AuthorVotes,
    private readonly limits: AnonymousLimits,
  ) {}

  /** Refuses with `identity.required` where the anonymous only read, and with `rate.limited`. */
  async submit(
    caller: Caller,
    { title, body = '' }: SubmissionDto,
    creation = Creation.unkeyed,
  ): Promise<WidgetRequestDto> {
    await this.limits.countSubmission(caller);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return await this.create(caller, { title, body }, creation);
      } catch (error) {
        if (!(error instanceof Moved)) throw error;
      }
    }
    throw new Refusal('server.unavailable');
  }

  private async create(
    caller: Caller,
    submission: Submission,
    creation: Creation,
  ): Promise<WidgetRequestDto> {
    const { personId: person } = await this.people.forWrite(caller);
    return creation.transaction(this.database, async (tx) => {
      const request = await this.repository.create(tx, caller, person, submission);
      if (!request) throw new Moved();
      await this.votes.cast(tx, { projectId: caller.project.id, person, request: request.id });
      creation.concerns({ person, visitor: caller.verified ? null : caller.visitor });
      return toDto(submission, request);
    });
  }
}

function toDto(
  { title, body }: Submission,
  { id, createdAt }: { id: string; createdAt: Date },
): WidgetRequestDto {
  return {
    id,
    title,
    body,
    status: 'underReview',
    votes: 1,
    voted: true,
    mine: true,
    createdAt: createdAt.toISOString(),
    statusChangedAt: null,
  };
}
