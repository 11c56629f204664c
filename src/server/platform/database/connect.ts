import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { StartError } from '../start-error.js';
import { createDataSource, migrate } from './data-source.js';
import { sqlState } from './database.js';

/** Containers are started at once, and a database needs longer than a server. */
const PATIENCE_MS = 60_000;
const RETRY_MS = 500;
/** Nobody listens there yet, or it starts, or it has too many clients just now. */
const LATER =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03|53300)$/;
const LATER_MESSAGE = /timeout|Connection terminated/;
/** Not allowed to, or an extension that the server does not have. */
const NOT_OURS_TO_MEND = new Set(['42501', '0A000', '58P01']);

/**
 * A pool on a database with the schema of this version. Waits a minute for one that cannot be reached yet; throws a
 * `StartError` where it stays so, where the account is refused, or may not do what a migration does.
 */
export async function connect(url: string, stopping?: AbortSignal): Promise<DataSource> {
  const source = await reach(url, stopping);
  try {
    await migrate(source);
    return source;
  } catch (error) {
    await source.destroy();
    if (!NOT_OURS_TO_MEND.has(sqlState(error) ?? '')) throw error;
    throw new StartError(`The schema of ${place(url)} cannot be brought up to date: ${reason(error)}.`);
  }
}

async function reach(url: string, stopping?: AbortSignal): Promise<DataSource> {
  const logger = new Logger('Start');
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(RETRY_MS)) {
    try {
      return await createDataSource({ url }).initialize();
    } catch (error) {
      if (!isForLater(error) || performance.now() > end || stopping?.aborted)
        throw new StartError(`DATABASE_URL: ${place(url)} cannot be used: ${reason(error)}.`);
      logger.warn(`Waiting for the database at ${place(url)}: ${reason(error)}`);
    }
  }
}

function isForLater(error: unknown): boolean {
  return LATER.test((error as { code?: string }).code ?? '') || LATER_MESSAGE.test((error as Error).message);
}

/** Of several addresses that all failed there is no message. */
function reason(error: unknown): string {
  const { message, code } = error as { message: string; code?: string };
  return message || (code ?? 'no reason given');
}

function place(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
