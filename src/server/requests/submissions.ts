import { Injectable } from '@nestjs/common';
import type { SubmissionDto, WidgetRequestDto } from '../../contract/widget-requests.dto.js';
import type { Caller } from '../identity/caller.js';
import { People } from '../identity/people.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { AnonymousLimits } from '../votes/anonymous-limits.js';
import { AuthorVotes } from '../votes/author-votes.js';
import { type Submission, SubmissionsRepository } from './submissions.repository.js';

/** How often a submission is tried whose person is just being merged. */
const ATTEMPTS = 5;

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
  async submit(caller: Caller, { title, body = '' }: SubmissionDto): Promise<WidgetRequestDto> {
    await this.limits.countSubmission(caller);
    const { id, createdAt } = await this.create(caller, { title, body });
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

  private async create(caller: Caller, submission: Submission): Promise<{ id: string; createdAt: Date }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { personId: person } = await this.people.forWrite(caller);
      const made = await this.database.transaction(async (tx) => {
        const request = await this.repository.create(tx, caller, person, submission);
        if (request) await this.votes.cast(tx, { projectId: caller.project.id, person, request: request.id });
        return request;
      });
      if (made) return made;
    }
    throw new Refusal('server.unavailable');
  }
}
