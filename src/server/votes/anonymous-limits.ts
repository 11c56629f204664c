import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/caller.js';
import { type Limit, Limits } from '../platform/limits.js';
import { networkOf } from '../platform/network.js';

/** What somebody without a token may do, by where it comes from and by its browser. */
interface Rule {
  network: Limit;
  visitor: Limit;
}

/** An office votes from one address; a browser is one person. */
const votes: Rule = {
  network: { name: 'votes.network', points: 120, seconds: 60 },
  visitor: { name: 'votes.visitor', points: 60, seconds: 60 },
};
const submissions: Rule = {
  network: { name: 'submissions.network', points: 30, seconds: 60 * 60 },
  visitor: { name: 'submissions.visitor', points: 10, seconds: 60 * 60 },
};

/** Limits on those whom nobody vouches for; a verified caller is its product's business. */
@Injectable()
export class AnonymousLimits {
  constructor(private readonly limits: Limits) {}

  countVote(caller: Caller): Promise<void> {
    return this.count(votes, caller);
  }

  countSubmission(caller: Caller): Promise<void> {
    return this.count(submissions, caller);
  }

  private async count(rule: Rule, { project, verified, visitor, address }: Caller): Promise<void> {
    if (verified) return;
    await this.limits.take(rule.network, `${project.id} ${networkOf(address)}`);
    if (visitor) await this.limits.take(rule.visitor, `${project.id} ${visitor}`);
  }
}
