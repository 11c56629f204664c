import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/server/platform/embedded/embedded.js';

/** Where the bench makes databases of its own. */
export interface Place {
  /** What is said of it in the report. */
  name: string;
  /** The address of a new, empty database. */
  create(): Promise<string>;
  /** Drops them all, or says where they stay. */
  leave(keep: boolean): Promise<void>;
}

/** On the given server, else on an embedded one as the product runs it, with fsync, in a temporary folder. */
export async function findPlace(serverUrl: string | undefined, say: (line: string) => void): Promise<Place> {
  return serverUrl ? onServer(serverUrl, say) : onEmbedded(say);
}

async function onEmbedded(say: (line: string) => void): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'reqio-bench-'));
  const embedded = await startEmbedded({ dataDir: folder });
  const databases = new Databases(embedded.url);
  return {
    name: 'the embedded PostgreSQL',
    create: () => databases.create(),
    leave: async (keep) => {
      await embedded.stop();
      if (keep) say(`The databases ${databases.names.join(', ')} are kept in ${folder}.`);
      else await rm(folder, { recursive: true, force: true });
    },
  };
}

function onServer(serverUrl: string, say: (line: string) => void): Place {
  const databases = new Databases(serverUrl);
  return {
    name: 'the server of DATABASE_URL',
    create: () => databases.create(),
    leave: async (keep) => {
      if (keep) say(`The databases ${databases.names.join(', ')} are kept.`);
      else await databases.drop();
    },
  };
}

class Databases {
  readonly names: string[] = [];

  constructor(private readonly serverUrl: string) {}

  async create(): Promise<string> {
    const name = `reqio_bench_${randomBytes(4).toString('hex')}`;
    await this.run(`create database ${name} encoding 'UTF8' template template0`);
    this.names.push(name);
    const url = new URL(this.serverUrl);
    url.pathname = `/${name}`;
    return url.href;
  }

  async drop(): Promise<void> {
    for (const name of this.names) await this.run(`drop database ${name}`);
  }

  private async run(statement: string): Promise<void> {
    const client = new pg.Client(this.serverUrl);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
