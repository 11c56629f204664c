import { Injectable } from '@nestjs/common';
import { type Limit, Limits } from '../platform/limits.js';
import { networkOf } from '../platform/network.js';

const SECONDS = 15 * 60;

/** One account from one place: stops a person who guesses, without shutting the member out elsewhere. */
const pair: Limit = { name: 'signIn.pair', points: 10, seconds: SECONDS };
/** One account from everywhere: stops many machines that guess together. */
const account: Limit = { name: 'signIn.account', points: 100, seconds: SECONDS };
/** One place, all accounts: stops a list of leaked passwords. A success never gives these back, or whoever has one
 *  account could go on for ever. */
const place: Limit = { name: 'signIn.address', points: 100, seconds: SECONDS };
/** The password of somebody whose session is open already. */
const confirmation: Limit = { name: 'password.member', points: 10, seconds: SECONDS };
/** The first-run link cannot be guessed; this bounds the work of trying. */
const firstRun: Limit = { name: 'firstRun.address', points: 30, seconds: SECONDS };

/** Limits on guessing. A try is counted before it is checked, so tries at the same moment count as well. */
@Injectable()
export class Guesses {
  constructor(private readonly limits: Limits) {}

  async countSignIn(key: string, address: string): Promise<void> {
    const network = networkOf(address);
    await this.limits.take(place, network);
    await this.limits.take(pair, `${network} ${key}`);
    await this.limits.take(account, key);
  }

  async forgetSignIn(key: string, address: string): Promise<void> {
    await this.limits.reset(pair, `${networkOf(address)} ${key}`);
    await this.limits.reset(account, key);
  }

  countConfirmation(memberId: string): Promise<void> {
    return this.limits.take(confirmation, memberId);
  }

  forgetConfirmation(memberId: string): Promise<void> {
    return this.limits.reset(confirmation, memberId);
  }

  countFirstRun(address: string): Promise<void> {
    return this.limits.take(firstRun, networkOf(address));
  }
}
