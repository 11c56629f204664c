import { resolve } from 'node:path';
import { Environment } from './environment.js';
import * as value from './setting-values.js';

export type ProcessRole = 'all' | 'web' | 'worker';

/** The environment, typed. `docs/operations.md` has the same list for people. */
export class Settings {
  port = 3000;
  host = '127.0.0.1';
  publicUrl = 'http://localhost:3000';
  previousPublicUrls: string[] = [];
  databaseUrl: string | null = null;
  redisUrl: string | null = null;
  dataDir = './data';
  masterKey: Buffer | null = null;
  role: ProcessRole = 'all';
  trustedProxies: string[] = [];
  owner: { email: string; password: string } | null = null;
  rateLimit = true;
  smtpUrl: string | null = null;
  mailFrom: string | null = null;
  metricsToken: string | null = null;

  constructor(values: Partial<Settings> = {}) {
    Object.assign(this, values);
  }
}

/** The settings of the environment. Throws a `StartError` that names everything that is wrong with them. */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): Settings {
  const env = new Environment(variables);
  const port = env.read('PORT', value.port, 3000);
  const email = env.read('REQIO_OWNER_EMAIL', value.email, '');
  const password = env.read('REQIO_OWNER_PASSWORD', value.password, '');
  const postgres = value.serverUrl('postgres://user:password@host:5432/reqio', 'postgres:', 'postgresql:');
  const smtp = value.serverUrl('smtps://user:password@mail.example.com', 'smtp:', 'smtps:');
  const settings = new Settings({
    port,
    host: env.read('HOST', value.host, '127.0.0.1'),
    publicUrl: env.read('PUBLIC_URL', value.publicUrl, `http://localhost:${port}`),
    previousPublicUrls: env.read('REQIO_PREVIOUS_PUBLIC_URLS', value.list(value.publicUrl), []),
    databaseUrl: env.read<string | null>('DATABASE_URL', postgres, null),
    redisUrl: env.read<string | null>('REDIS_URL', value.redisUrl, null),
    dataDir: resolve(env.read('REQIO_DATA_DIR', (text) => text, './data')),
    masterKey: env.read<Buffer | null>('REQIO_MASTER_KEY', value.key, null),
    role: env.read<ProcessRole>('REQIO_ROLE', value.oneOf('all', 'web', 'worker'), 'all'),
    trustedProxies: env.read('REQIO_TRUSTED_PROXIES', value.list(value.network), []),
    owner: email && password ? { email, password } : null,
    rateLimit: env.read('REQIO_RATE_LIMIT', value.oneOf('on', 'off'), 'on') === 'on',
    smtpUrl: env.read<string | null>('SMTP_URL', smtp, null),
    mailFrom: env.read<string | null>('MAIL_FROM', value.sender, null),
    metricsToken: env.read<string | null>('REQIO_METRICS_TOKEN', value.token, null),
  });
  requireCompanions(env, settings);
  env.finish();
  return settings;
}

/** What one setting needs of the others. */
function requireCompanions(env: Environment, { role }: Settings): void {
  if (role !== 'all') {
    const because = `REQIO_ROLE is ${role}, and processes of several roles share a database and a Redis`;
    env.require('DATABASE_URL', because);
    env.require('REDIS_URL', because);
  }
  if (env.isSet('DATABASE_URL'))
    env.require(
      'REQIO_MASTER_KEY',
      'with DATABASE_URL it takes 32 bytes in base64 (openssl rand -base64 32)',
    );
  if (env.isSet('REQIO_OWNER_EMAIL')) env.require('REQIO_OWNER_PASSWORD', 'REQIO_OWNER_EMAIL is set');
  if (env.isSet('REQIO_OWNER_PASSWORD')) env.require('REQIO_OWNER_EMAIL', 'REQIO_OWNER_PASSWORD is set');
  if (env.isSet('SMTP_URL')) env.require('MAIL_FROM', 'SMTP_URL is set, and mail needs a sender');
}
