import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Connection } from '../platform/database/database.js';

/**
 * Widget callers act on a cached project, and each of their statements carries the version it was cached with.
 * Whoever changes what such a caller may do raises the version in the same transaction, and the cache is stale.
 */
@Injectable()
export class ProjectVersions {
  async raise(connection: Connection, projectId: number): Promise<void> {
    await connection.run(sql`update project set version = version + 1 where id = ${projectId}`);
  }
}
