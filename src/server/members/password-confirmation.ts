import { Injectable } from '@nestjs/common';
import type { CurrentMemberInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { Guesses } from './guesses.js';
import { MembersRepository } from './members.repository.js';
import { Passwords } from './passwords.js';
import { SessionsRepository } from './sessions.repository.js';

const GOOD_FOR_MS = 5 * 60 * 1000;

/** For what an open session alone is not enough: somebody may have walked up to a signed-in browser. */
@Injectable()
export class PasswordConfirmation {
  constructor(
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly members: MembersRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsRepository,
  ) {}

  /**
   * Passes where the member gave the password within the last five minutes, or gives it now. Refuses with
   * `auth.passwordRequired` where none was given, `auth.failed` where it is wrong, `rate.limited` after ten wrong
   * ones in 15 minutes.
   */
  async require(member: CurrentMemberInfo, password?: string): Promise<void> {
    if (password !== undefined) return this.check(member, password);
    const age = this.clock.now().getTime() - member.passwordAt.getTime();
    if (age > GOOD_FOR_MS) throw new Refusal('auth.passwordRequired');
  }

  /** Checks the password given, however fresh the session is. */
  async check(member: CurrentMemberInfo, password: string): Promise<void> {
    await this.guesses.countConfirmation(member.id);
    const row = await this.members.byId(member.id);
    const right = await this.passwords.matches(password, row?.passwordHash ?? null);
    if (!right) throw new Refusal('auth.failed', 'The password is wrong.');
    await this.guesses.forgetConfirmation(member.id);
    await this.sessions.confirm(member.sessionHash, this.clock.now());
  }
}
