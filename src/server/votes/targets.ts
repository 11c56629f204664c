import { Injectable } from '@nestjs/common';
import { isOpen } from '../../contract/statuses.js';
import type { Connection } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { type Target, TargetsRepository } from './targets.repository.js';

/** Which request a vote means. */
@Injectable()
export class Targets {
  constructor(private readonly repository: TargetsRepository) {}

  /** The root of a request that takes votes; refuses with `notFound` or `request.closed`. */
  async open(connection: Connection, projectId: number, request: string): Promise<Target> {
    const target = await this.repository.rootOf(connection, projectId, request);
    if (!target) throw new Refusal('notFound');
    if (!isOpen(target.status)) throw new Refusal('request.closed');
    return target;
  }
}
