import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import sql from 'sql-template-tag';
import type { Database } from '../src/server/platform/database/database.js';

/** What the figures were measured on, as lines of a list. */
export async function machine(
  db: Database,
  placeName: string,
  redisUrl: string | undefined,
): Promise<string[]> {
  const settings = await db.rows<{ name: string; value: string }>(sql`
    select name, current_setting(name) as value
      from unnest('{server_version,shared_buffers,work_mem,fsync,synchronous_commit,jit}'::text[]) as name`);
  const of = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
  const rest = ['shared_buffers', 'work_mem', 'fsync', 'synchronous_commit', 'jit'];
  return [
    `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB, ${system()}`,
    `Node.js ${process.version.slice(1)}; PostgreSQL ${of.server_version} (${placeName}; ` +
      `${rest.map((name) => `${name} ${of[name]}`).join(', ')}); ${redisUrl ? 'jobs on Redis' : 'jobs in the process'}`,
    'Load comes from a second process on the same machine.',
  ];
}

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))![1]!;
  } catch {
    return `${type()} ${release()}`;
  }
}
