import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with the master key: nonce, ciphertext, tag in one buffer. */
@Injectable()
export class Box {
  constructor(private readonly config: Config) {}

  /** Seals `text` to `context`, which must be the same to open it: a box moved to another row does not open. */
  seal(text: string, context: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.config.masterKey, nonce);
    cipher.setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** The text of a box; throws where key, context or contents are not those it was sealed with. */
  open(box: Buffer, context: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.config.masterKey, box.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(box.subarray(-TAG));
    return decipher.update(box.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  }
}
