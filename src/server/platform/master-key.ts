import { createHmac, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Database } from './database/database.js';
import { dataFolder } from './embedded/data-folder.js';
import { InstallationRepository } from './installation.repository.js';
import { createSecret, readSecret } from './secret-file.js';
import { key as parseKey } from './setting-values.js';
import type { Settings } from './settings.js';
import { StartError } from './start-error.js';

/**
 * The key that the installation's secrets are encrypted with: the given one, else the one in the data folder, made at
 * the first start. Throws a `StartError` where the database's secrets were encrypted with another one: every identity
 * token would be refused, and new secrets would be lost when the right key comes back.
 */
export async function openMasterKey(settings: Settings, source: DataSource): Promise<Buffer> {
  const installation = new InstallationRepository(new Database(source));
  const path = dataFolder(settings.dataDir).masterKey;
  const known = await installation.masterKeyFingerprint();
  const key = settings.masterKey ?? (await keyIn(path)) ?? (known === null ? await makeKey(path) : null);
  const where = settings.masterKey ? 'REQIO_MASTER_KEY' : path;
  if (key === null)
    throw new StartError(
      `${where} is missing, and this database was set up with it. Restore the file from a backup.`,
    );
  if ((await installation.keepMasterKeyFingerprint(fingerprint(key))) !== fingerprint(key))
    throw new StartError(
      `${where} is not the key that this database was set up with: its secrets cannot be read with it. ` +
        'Put back the key of the first start, from a backup of it or of the environment.',
    );
  return key;
}

async function keyIn(path: string): Promise<Buffer | null> {
  const text = await readSecret(path);
  if (text === null) return null;
  try {
    return parseKey(text);
  } catch {
    throw new StartError(`${path} is damaged: it should be 32 bytes in base64. Restore it from a backup.`);
  }
}

async function makeKey(path: string): Promise<Buffer> {
  const key = randomBytes(32);
  await createSecret(path, key.toString('base64'));
  return key;
}

/** Tells keys apart without telling anything about them. */
const fingerprint = (key: Buffer): string =>
  createHmac('sha256', key).update('reqio master key').digest('hex').slice(0, 32);
