import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import sql from 'sql-template-tag';
import { Config } from '../../src/server/platform/config.js';
import { createDataSource } from '../../src/server/platform/database/data-source.js';
import { Database } from '../../src/server/platform/database/database.js';
import { createApp } from '../../src/server/platform/http.js';
import { createLimits } from '../../src/server/platform/limits/create-limits.js';
import { createLive } from '../../src/server/platform/live/create-live.js';
import { createQueue } from '../../src/server/platform/queue/create-queue.js';
import { Settings } from '../../src/server/platform/settings.js';
import { TestClock } from './clock.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { eventually } from './eventually.js';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  /** The parsed JSON, or the text where it is none. */
  body: any; // oxlint-disable-line typescript/no-explicit-any -- whatever a server may answer
}

export interface Call {
  body?: unknown;
  cookie?: string;
  headers?: Record<string, string>;
  /** The identity token of a customer's user. */
  token?: string;
  visitor?: string;
  address?: string;
}

export interface AppOptions {
  settings?: Partial<Settings>;
  /** To share a database between two apps; else the app makes its own and drops it. */
  database?: TestDatabase;
  masterKey?: Buffer;
  /** The folder of the built dashboard, for tests in a browser. */
  dashboard?: string;
}

/** The whole server on a database of its own, called without a socket, as tests use it. */
export class TestApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    readonly clock: TestClock,
    readonly database: TestDatabase,
    private readonly ownsDatabase: boolean,
  ) {}

  static async start(options: AppOptions = {}): Promise<TestApp> {
    const database = options.database ?? (await createTestDatabase());
    const settings = new Settings({
      rateLimit: false,
      publicUrl: 'https://reqio.example',
      ...options.settings,
    });
    const config = new Config(settings, database.url, options.masterKey ?? randomBytes(32));
    const clock = new TestClock();
    const dataSource = await createDataSource({ url: database.url, poolSize: 8 }).initialize();
    const app = await createApp(
      {
        config,
        clock,
        dataSource,
        queue: createQueue(settings, clock),
        live: createLive(settings),
        limits: createLimits(settings),
      },
      false,
      options.dashboard,
    );
    return new TestApp(app, config, clock, database, options.database === undefined);
  }

  async stop(): Promise<void> {
    await this.app.close();
    if (this.ownsDatabase) await this.database.drop();
  }

  get db(): Database {
    return this.app.get(Database);
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    call: Call = {},
  ): Promise<Answer> {
    const { body, cookie, headers, token, visitor, address } = call;
    const answer = await this.app.inject({
      method,
      url,
      remoteAddress: address ?? '127.0.0.1',
      headers: {
        ...(cookie && { cookie }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(visitor && { 'x-reqio-visitor': visitor }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.payload) };
  }

  /** Waits until every mark has been scored: what a project's backlog then says is final. */
  async settle(): Promise<void> {
    await eventually(async () => {
      const left = await this.db.row<{ count: number }>(sql`select count(*) from mark`);
      if (left?.count !== 0) throw new Error(`${left?.count} marks are not scored`);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
