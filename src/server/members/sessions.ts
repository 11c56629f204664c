import { Injectable } from '@nestjs/common';
import type { Role } from '../../contract/roles.js';
import type { CurrentMemberInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { hashOf, randomToken } from './random-token.js';
import { SessionsRepository } from './sessions.repository.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 30 * DAY_MS;
const MAX_AGENT = 200;

/** From where somebody signs in. */
export interface Origin {
  address: string;
  agent: string | undefined;
}

export interface OpenSession {
  member: CurrentMemberInfo;
  /** The member's role in the project that was asked about, where there is one. */
  membership: { projectId: number; role: Role } | null;
  /** Its end was put off: the browser's cookie has to follow. */
  prolonged: boolean;
}

/** Sessions of members: 30 days after their last use they end by themselves. Only a token's hash is stored. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly clock: Clock,
  ) {}

  /** Opens a session for a member who has just proved who they are, and answers its token. */
  async open(memberId: string, { address, agent }: Origin): Promise<string> {
    const token = randomToken();
    await this.repository.insert({
      tokenHash: hashOf(token),
      memberId,
      now: this.clock.now(),
      expiresAt: this.newEnd(),
      address,
      agent: agent?.slice(0, MAX_AGENT) ?? null,
    });
    return token;
  }

  /** The open session of a token, with the role in the project of that public id; null where there is none. */
  async find(token: string, publicId: string | null, address: string): Promise<OpenSession | null> {
    const sessionHash = hashOf(token);
    const row = await this.repository.find(sessionHash, publicId, this.clock.now());
    if (!row) return null;
    const { memberId: id, email, name, passwordAt, projectId, role } = row;
    return {
      member: { id, email, name, sessionHash, passwordAt, address },
      membership: projectId !== null && role !== null ? { projectId, role } : null,
      prolonged: await this.prolong(sessionHash, row.expiresAt),
    };
  }

  async end(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.repository.end(hashOf(token));
  }

  /** At most one write a day and session, however often it is used. */
  private async prolong(sessionHash: Buffer, expiresAt: Date): Promise<boolean> {
    const end = this.newEnd();
    if (end.getTime() - expiresAt.getTime() < DAY_MS) return false;
    await this.repository.prolong(sessionHash, end);
    return true;
  }

  private newEnd(): Date {
    return new Date(this.clock.now().getTime() + LIFETIME_MS);
  }
}
