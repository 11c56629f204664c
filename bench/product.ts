import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ProjectDto } from '../src/contract/projects.dto.js';
import type { SecretDto } from '../src/contract/secret.dto.js';
import { Clock } from '../src/server/platform/clock.js';
import { Config } from '../src/server/platform/config.js';
import { createDataSource, migrate } from '../src/server/platform/database/data-source.js';
import { Database } from '../src/server/platform/database/database.js';
import { createApp } from '../src/server/platform/http.js';
import { createLimits } from '../src/server/platform/limits/create-limits.js';
import { createLive } from '../src/server/platform/live/create-live.js';
import { openMasterKey } from '../src/server/platform/master-key.js';
import { createQueue } from '../src/server/platform/queue/create-queue.js';
import { Settings } from '../src/server/platform/settings.js';
import sql from 'sql-template-tag';

/** Who may open the doors of a bench's installation. */
export interface Keys {
  masterKey: Buffer;
  owner: { email: string; password: string };
}

/** A project as the product made it, empty; `cookie` is its owner's session. */
export interface BenchProject {
  id: string;
  rowId: number;
  audience: string;
  secret: string;
  cookie: string;
}

/** The product inside this process, on one connection. */
export class Product {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly db: Database,
    /** Of the one connection that everything runs on. */
    readonly backend: number,
  ) {}

  /** With no worker, unless `others` say so: what runs is what is being measured. */
  static async open(
    databaseUrl: string,
    publicUrl: string,
    { masterKey, owner }: Keys,
    others: Partial<Settings> = {},
  ): Promise<Product> {
    const settings = new Settings({
      role: 'web',
      databaseUrl,
      publicUrl,
      masterKey,
      owner,
      rateLimit: false,
      ...others,
    });
    const first = createDataSource({ url: databaseUrl, poolSize: 2 });
    await migrate(await first.initialize());
    await first.destroy();
    const dataSource = await createDataSource({ url: databaseUrl, poolSize: 1 }).initialize();
    const config = new Config(settings, databaseUrl, await openMasterKey(settings, dataSource));
    const clock = new Clock();
    const [queue, live, limits] = [
      createQueue(settings, clock),
      createLive(settings),
      createLimits(settings),
    ];
    const app = await createApp({ config, dataSource, clock, queue, live, limits }, [
      'error',
      'fatal',
    ] as never);
    const db = app.get(Database);
    const row = await db.row<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    return new Product(app, db, row!.pid);
  }

  /** A part of it, by its class. */
  part<Part>(type: abstract new (...args: never[]) => Part): Part {
    return this.app.get<Part>(type, { strict: false });
  }

  /** A call over HTTP without a socket. */
  async inject(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    payload?: object,
  ): Promise<{ status: number; text: string }> {
    const answer = await this.app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, text: answer.payload };
  }

  /** Opens a stream of events; answers what closes it. */
  async listen(url: string, cookie: string): Promise<() => void> {
    const answer = await this.app.inject({ url, headers: { cookie }, payloadAsStream: true });
    const stream = answer.stream();
    return () => void stream.destroy();
  }

  /** The same; throws where it is refused. */
  async call<Body>(
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    cookie?: string,
    payload?: object,
  ): Promise<Body> {
    const { status, text } = await this.inject(method, url, cookie ? { cookie } : {}, payload);
    if (status >= 400) throw new Error(`${method} ${url}: ${status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as Body;
  }

  async createProject(name: string, { owner }: Keys): Promise<BenchProject> {
    const answer = await this.app.inject({ method: 'POST', url: '/api/auth/login', payload: owner });
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    const { id, audience } = await this.call<ProjectDto>('POST', '/api/projects', cookie, { name });
    const { secret } = await this.call<SecretDto>('POST', `/api/projects/${id}/identity/secret`, cookie);
    const row = await this.db.row<{ id: number }>(sql`select id from project where public_id = ${id}`);
    return { id, rowId: row!.id, audience, secret, cookie };
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
