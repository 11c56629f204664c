import { Injectable } from '@nestjs/common';
import type { ChangePasswordDto, LoginDto, MemberDto } from '../../contract/auth.dto.js';
import type { CurrentMemberInfo } from '../platform/access.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { emailKey } from './email-key.js';
import { Guesses } from './guesses.js';
import { MembersRepository } from './members.repository.js';
import { PasswordConfirmation } from './password-confirmation.js';
import { Passwords } from './passwords.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions, type Origin } from './sessions.js';

/** A session just opened: its token is for the cookie alone. */
export interface SignedIn {
  token: string;
  member: MemberDto;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly sessions: Sessions,
    private readonly sessionRows: SessionsRepository,
    private readonly confirmation: PasswordConfirmation,
  ) {}

  /** Opens a session; refuses with `auth.failed` alike whether the address or the password is wrong. */
  async withPassword({ email, password }: LoginDto, origin: Origin): Promise<SignedIn> {
    const key = emailKey(email);
    await this.guesses.countSignIn(key, origin.address);
    const member = await this.members.byEmail(email);
    const right = await this.passwords.matches(password, member?.passwordHash ?? null);
    if (!member || !right) throw new Refusal('auth.failed');
    await this.guesses.forgetSignIn(key, origin.address);
    return this.as(member, origin);
  }

  /** Opens a session for a member whose identity is proved already. */
  async as({ id, email, name }: MemberDto, origin: Origin): Promise<SignedIn> {
    return { token: await this.sessions.open(id, origin), member: { id, email, name } };
  }

  /** Sets a new password and ends every other session of the member. */
  async changePassword(member: CurrentMemberInfo, { current, next }: ChangePasswordDto): Promise<void> {
    await this.confirmation.check(member, current);
    const passwordHash = await this.passwords.hash(next);
    await this.db.transaction(async (tx) => {
      await this.members.setPassword(tx, member.id, passwordHash);
      await this.sessionRows.endOthers(tx, member.id, member.sessionHash);
    });
  }
}
