import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The server that PostgreSQL's own file names, which may have died since. Nobody but PostgreSQL deletes that file. */
export interface Postmaster {
  pid: number;
  port: number;
}

export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n');
  return Number(pid) > 0 && Number(port) > 0 ? { pid: Number(pid), port: Number(port) } : null;
}
