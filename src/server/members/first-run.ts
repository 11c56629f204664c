import { Injectable } from '@nestjs/common';
import type { FirstRunDto } from '../../contract/auth.dto.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { Settings } from '../platform/settings.js';
import { FirstRunRepository } from './first-run.repository.js';
import { Guesses } from './guesses.js';
import { MembersRepository, type NewMember } from './members.repository.js';
import { Passwords } from './passwords.js';
import { hashOf, randomToken } from './random-token.js';
import { SignIn, type SignedIn } from './sign-in.js';
import type { Origin } from './sessions.js';

/** How the first member comes to be: whoever can read the server's output or its environment. Nobody else. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly settings: Settings,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly repository: FirstRunRepository,
    private readonly members: MembersRepository,
    private readonly passwords: Passwords,
    private readonly guesses: Guesses,
    private readonly signIn: SignIn,
  ) {}

  async isNeeded(): Promise<boolean> {
    return !(await this.members.areThereAny());
  }

  /** A new link to the first-run page, good until the next one is made; null where there is a member already. */
  async newLink(): Promise<string | null> {
    const token = randomToken();
    const made = await this.beforeAnyMember((tx) =>
      this.repository.putLink(tx, hashOf(token), this.clock.now()),
    );
    return made ? `${this.settings.publicUrl}/first-run?token=${token}` : null;
  }

  /** Creates the first member with the link's token and signs in: of two at once, one wins. */
  async create({ token, email, password, name }: FirstRunDto, origin: Origin): Promise<SignedIn> {
    await this.guesses.countFirstRun(origin.address);
    const tokenHash = hashOf(token);
    if (!(await this.repository.hasLink(tokenHash))) return this.refuse();
    const owner = await this.newMember(email, password, name);
    let id: string | undefined;
    await this.beforeAnyMember(async (tx) => {
      if (await this.repository.hasLink(tokenHash, tx)) id = await this.insert(tx, owner);
    });
    return id === undefined ? this.refuse() : this.signIn.as({ id, ...owner }, origin);
  }

  /** The first member from the environment; whether this call created it. */
  async createFrom({ email, password }: { email: string; password: string }): Promise<boolean> {
    if (!(await this.isNeeded())) return false;
    const owner = await this.newMember(email, password);
    return this.beforeAnyMember((tx) => this.insert(tx, owner));
  }

  /** Runs `work` unless there is a member, one after the other in all processes; whether it ran. */
  private beforeAnyMember(work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      await this.repository.lock(tx);
      if (await this.members.areThereAny(tx)) return false;
      await work(tx);
      return true;
    });
  }

  private async insert(tx: Tx, owner: NewMember): Promise<string> {
    await this.repository.removeLink(tx);
    return this.members.insert(owner, tx);
  }

  private async newMember(
    email: string,
    password: string,
    name = email.slice(0, email.indexOf('@')),
  ): Promise<NewMember> {
    return { email, name, passwordHash: await this.passwords.hash(password) };
  }

  private async refuse(): Promise<never> {
    throw new Refusal((await this.isNeeded()) ? 'firstRun.invalid' : 'firstRun.done');
  }
}
