import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Box } from '../platform/box.js';

const PREFIX = 'rqs_';
const RANDOM_BYTES = 32;
const SHOWN = 4;

/** Signing secrets at rest: sealed to their project and version, so that a box in another row does not open. */
@Injectable()
export class SecretBox {
  constructor(private readonly box: Box) {}

  seal(projectId: number, version: number, secret: string): Buffer {
    return this.box.seal(secret, contextOf(projectId, version));
  }

  open(projectId: number, version: number, sealed: Buffer): string {
    return this.box.open(sealed, contextOf(projectId, version));
  }
}

const contextOf = (projectId: number, version: number) => `signing secret ${projectId} ${version}`;

/** 256 random bits as text; hosts use the whole text as their key, prefix included. */
export const newSecret = (): string => PREFIX + randomBytes(RANDOM_BYTES).toString('base64url');

/** What everybody may see of a secret, to tell it from another. */
export const hintOf = (secret: string): string => `${PREFIX}…${secret.slice(-SHOWN)}`;
