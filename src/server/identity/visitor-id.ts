import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { fromBase64url } from './base64url.js';

const RANDOM_BYTES = 16;
const MAC_BYTES = 32;

/** A browser's id inside the database, and as the browser keeps it. */
export interface Visitor {
  uuid: string;
  visitorId: string;
}

/**
 * Visitor ids: `<128 random bits>.<HMAC>`, both base64url. The HMAC's key is derived from the master key for one
 * project, so nobody can make an id up or carry one to another project, and no row is needed to know one's own.
 */
@Injectable()
export class VisitorIds {
  constructor(private readonly config: Config) {}

  /** A new browser's. Nothing is stored. */
  create(projectId: number): Visitor {
    const uuid = uuidOf(randomBytes(RANDOM_BYTES));
    return { uuid, visitorId: this.text(projectId, uuid) };
  }

  /** The id that the browser keeps for `uuid`. */
  text(projectId: number, uuid: string): string {
    const random = Buffer.from(uuid.replaceAll('-', ''), 'hex');
    return `${random.toString('base64url')}.${this.mac(projectId, random).toString('base64url')}`;
  }

  /** The UUID in a visitor id that this server made for this project; null for anything else. */
  read(projectId: number, visitorId: unknown): string | null {
    if (typeof visitorId !== 'string') return null;
    const [random, mac, ...rest] = visitorId.split('.').map(fromBase64url);
    if (random?.length !== RANDOM_BYTES || mac?.length !== MAC_BYTES || rest.length > 0) return null;
    return timingSafeEqual(mac, this.mac(projectId, random)) ? uuidOf(random) : null;
  }

  private mac(projectId: number, random: Buffer): Buffer {
    const key = hkdfSync(
      'sha256',
      this.config.masterKey,
      `project ${projectId}`,
      'reqio visitor id',
      MAC_BYTES,
    );
    return createHmac('sha256', Buffer.from(key)).update(random).digest();
  }
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
