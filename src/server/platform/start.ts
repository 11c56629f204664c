import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Logger, type LoggerService } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Banner } from './banner.js';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { connect } from './database/connect.js';
import { Database } from './database/database.js';
import { startEmbedded } from './embedded/embedded.js';
import { InstallationRepository } from './installation.repository.js';
import { createLimits } from './limits/create-limits.js';
import { createLive } from './live/create-live.js';
import { openMasterKey } from './master-key.js';
import type { Parts } from './platform.module.js';
import { createQueue } from './queue/create-queue.js';
import { redisPrefix } from './redis.js';
import type { Settings } from './settings.js';
import { StartError } from './start-error.js';
import { within } from './within.js';

/** Of the ten seconds that a stop may take; the rest is for the embedded database. */
const CLOSE_MS = 8_000;
/** Built beside the server; where it is not there, the API is served alone. */
const DASHBOARD = join(dirname(process.argv[1] ?? ''), '..', '..', 'dashboard');

/**
 * Everything a process is made of, with the database there and migrated. `release` stops what was started for it,
 * after the app has closed the parts. Throws a `StartError` where something about the surroundings is wrong.
 */
export async function openParts(
  settings: Settings,
  stopping?: AbortSignal,
): Promise<{ parts: Parts; release: () => Promise<void> }> {
  const embedded = settings.databaseUrl ? null : await startEmbedded({ dataDir: settings.dataDir });
  const release = async () => embedded?.stop();
  const url = settings.databaseUrl ?? embedded!.url;
  try {
    const dataSource = await connect(url, stopping);
    const config = new Config(settings, url, await openMasterKey(settings, dataSource));
    const clock = new Clock();
    const redis = { prefix: redisPrefix(await installationId(dataSource)) };
    const parts = {
      config,
      dataSource,
      clock,
      queue: createQueue(settings, clock, redis),
      live: createLive(settings, redis),
      limits: createLimits(settings, redis),
    };
    return { parts, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Starts the whole server; it serves when this resolves. */
export async function start(
  settings: Settings,
  logger: LoggerService,
  stopping: AbortSignal,
): Promise<{ stop: () => Promise<void> }> {
  // The app takes as long to load as a first database to be made: both happen at once.
  const loading = import('./http.js');
  const { parts, release } = await openParts(settings, stopping);
  try {
    const { createApp } = await loading;
    const app = await createApp(parts, logger, DASHBOARD);
    await app.listen(settings.port, settings.host).catch((error) => refuseAddress(settings, error));
    app.get(Banner).print(greeting(settings));
    const close = () => within(CLOSE_MS, app.close()).catch((error) => new Logger('Stop').error(error));
    return { stop: () => close().then(release) };
  } catch (error) {
    await release();
    throw error;
  }
}

function installationId(source: DataSource): Promise<string> {
  return new InstallationRepository(new Database(source)).keepId(randomBytes(6).toString('hex'));
}

function greeting({ role, publicUrl, host, port }: Settings): string {
  return role === 'worker'
    ? `Reqio's worker is ready (health at ${host}:${port})`
    : `Reqio is ready: ${publicUrl} (listening on ${host}:${port}), API at ${publicUrl}/api/docs`;
}

function refuseAddress({ host, port }: Settings, error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE')
    throw new StartError(
      `PORT: another program listens on ${host}:${port}. Stop it, or set PORT to another one.`,
    );
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    throw new StartError(`HOST, PORT: this process cannot listen on ${host}:${port}: ${error.message}.`);
  throw error;
}
