import pg from 'pg';
import { ADMIN } from './cluster.js';

/** The account and the database that the rest of the server uses; it owns its database and is no superuser. */
export const USER = 'reqio';
const NAME = 'reqio';

export interface Address {
  port: number;
  password: string;
}

export function databaseUrl({ port, password }: Address): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${NAME}`;
}

/** A superuser's connection. Rejects where the server does not answer, is not ours, or is not ready (57P03). */
export async function connectAsAdmin({ port, password }: Address): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ADMIN,
    password,
    database: 'postgres',
    application_name: 'reqio supervisor',
    connectionTimeoutMillis: 2_000,
  });
  // An error after the connection was made also ends it, which is what is listened for.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export async function serverVersion(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  return rows[0]!.server_version.split(' ')[0]!;
}

/** Makes the account and the database where they are missing. */
export async function ensureDatabase(admin: pg.Client, password: string): Promise<void> {
  const users = await admin.query('select from pg_roles where rolname = $1', [USER]);
  if (users.rowCount === 0)
    await admin.query(`create role ${USER} login createdb password ${admin.escapeLiteral(password)}`);
  const databases = await admin.query('select from pg_database where datname = $1', [NAME]);
  if (databases.rowCount === 0) await admin.query(`create database ${NAME} owner ${USER}`);
}
