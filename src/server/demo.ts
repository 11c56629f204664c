import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConsoleLogger } from '@nestjs/common';
import { playDemo } from './demo/demo.js';
import { createApp } from './platform/http.js';
import { Settings } from './platform/settings.js';
import { StartError } from './platform/start-error.js';
import { openParts } from './platform/start.js';

const say = (line = '') => void process.stdout.write(`${line}\n`);

/** `npm run demo [folder]`: the product on its own, with a database in `folder`, which stays, or in a temporary one. */
async function main(folder?: string): Promise<void> {
  const dataDir = folder ? resolve(folder) : await mkdtemp(join(tmpdir(), 'reqio-demo-'));
  try {
    await demonstrate(dataDir, folder !== undefined);
  } finally {
    if (!folder) await rm(dataDir, { recursive: true, force: true });
  }
}

async function demonstrate(dataDir: string, isKept: boolean): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const owner = {
    email: 'owner@demo.example',
    password: isKept ? 'demo-password' : randomBytes(16).toString('hex'),
  };
  const stopping = stopOnSignals();
  say(`Reqio starts on ${url}, with a database of its own in ${dataDir}.\n`);
  const settings = new Settings({ port, publicUrl: url, dataDir, owner });
  const { parts, release } = await openParts(settings, stopping);
  try {
    const app = await createApp(parts, new ConsoleLogger('Reqio', { logLevels: ['error', 'fatal'] }));
    try {
      await app.listen(port, settings.host);
      await Promise.race([playDemo({ url, owner, say }), aborted(stopping)]);
    } finally {
      await app.close();
    }
  } finally {
    await release();
  }
  if (isKept)
    say(
      `\nLook around: REQIO_DATA_DIR=${dataDir} npm start, then sign in as ${owner.email} with ${owner.password}.`,
    );
}

/** Tokens name the address they are for, so it has to be known before the server listens. */
function freePort(): Promise<number> {
  return new Promise((resolvePort) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolvePort(port));
    });
  });
}

/** A Ctrl-C stops the database and clears up, too. */
function stopOnSignals(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new StartError('The demo was stopped.'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return stopping.signal;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
    process.exit(1);
  },
);
