import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomToken } from './random-token.js';

/** Argon2id, the library's default kind, with the first set of OWASP's Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class Passwords {
  /** Checked where there is no member, so that an unknown address takes as long as a wrong password. */
  private readonly decoy = this.hash(randomToken());

  hash(password: string): Promise<string> {
    return hash(comparable(password), COST);
  }

  /** Whether `password` is the one behind `passwordHash`; null stands for an unknown member and never is. */
  async matches(password: string, passwordHash: string | null): Promise<boolean> {
    const same = await verify(passwordHash ?? (await this.decoy), comparable(password));
    return same && passwordHash !== null;
  }
}

/** Keyboards disagree about how an é is made; the password is the same. */
const comparable = (password: string): string => password.normalize('NFKC');
