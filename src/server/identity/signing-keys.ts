import { Injectable } from '@nestjs/common';
import { SecretBox } from './secret-box.js';
import { signingKey } from './signing-key.js';
import type { TokenKey } from './token.js';

const MAX_CACHED = 2_000;

/** The secrets that a project has, sealed; a version never names two secrets. */
export interface SealedSecrets {
  id: number;
  secret: Buffer | null;
  secretVersion: number | null;
  previousSecret: Buffer | null;
  previousSecretVersion: number | null;
  previousUntil: Date | null;
}

/** Imported keys by project and secret version: opening a box and importing a key cost as much as a verification. */
@Injectable()
export class SigningKeys {
  private readonly imported = new Map<string, TokenKey['key']>();

  constructor(private readonly box: SecretBox) {}

  /** The current key first, then the previous one with the end of its grace. */
  async of(project: SealedSecrets): Promise<TokenKey[]> {
    const { id, secret, secretVersion, previousSecret, previousSecretVersion, previousUntil } = project;
    const keys: TokenKey[] = [];
    if (secret && secretVersion) keys.push({ key: await this.key(id, secretVersion, secret), until: null });
    if (previousSecret && previousSecretVersion && previousUntil) {
      const key = await this.key(id, previousSecretVersion, previousSecret);
      keys.push({ key, until: previousUntil.getTime() / 1000 });
    }
    return keys;
  }

  private async key(projectId: number, version: number, sealed: Buffer): Promise<TokenKey['key']> {
    const name = `${projectId}:${version}`;
    const known = this.imported.get(name);
    if (known !== undefined) return known;
    const { key } = await signingKey(this.box.open(projectId, version, sealed), null);
    this.imported.set(name, key);
    if (this.imported.size > MAX_CACHED) this.imported.delete(this.imported.keys().next().value!);
    return key;
  }
}
