import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { freePort } from '../../../src/server/platform/embedded/postgres-process.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';

/** Schemas come from a plugin of the compiler, so they are there in the built server alone. */
const BUILT = resolve(__dirname, '../../../dist/src/server/main.js');

interface Content {
  content?: Record<string, { schema?: { $ref?: string; type?: string } }>;
}
interface Operation {
  summary?: string;
  parameters?: { name: string; in: string }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}

describe('the API page of the built server', () => {
  let database: TestDatabase;
  let server: ChildProcess;
  let document: Document;

  beforeAll(async () => {
    if (!existsSync(BUILT)) throw new Error('The server is not built: run `npm run build` first.');
    database = await createTestDatabase();
    const port = await freePort();
    server = spawn(process.execPath, [BUILT], {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        DATABASE_URL: database.url,
        REQIO_MASTER_KEY: randomBytes(32).toString('base64'),
      },
    });
    document = await eventually(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/docs-json`);
      return (await answer.json()) as Document;
    }, 25_000);
  });
  afterAll(async () => {
    const ended = new Promise((resolveEnd) => server.once('exit', resolveEnd));
    server.kill();
    await ended;
    await database.drop();
  });

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
    );
  const schemaOf = ({ content }: Content) => Object.values(content ?? {})[0]?.schema;

  it('has a schema for every answer', () => {
    const without = operations().flatMap(({ name, operation }) => {
      const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2'))!;
      const empty = status === '204' || status === '202' || /\.csv|\/live$|\/export$|\/metrics$/.test(name);
      return empty || schemaOf(answer) ? [] : [name];
    });
    expect(without).toEqual([]);
  });

  it('has properties for every body', () => {
    const without = operations().flatMap(({ name, operation }) => {
      if (!operation.requestBody) return [];
      const schema = schemaOf(operation.requestBody)?.$ref?.split('/').at(-1);
      return schema && document.components.schemas[schema]?.properties ? [] : [name];
    });
    expect(without).toEqual([]);
  });

  it('documents the Idempotency-Key of what creates, and what it is refused with', () => {
    const keyed = operations().filter(({ operation }) =>
      operation.parameters?.some(
        (parameter) => parameter.in === 'header' && parameter.name === 'Idempotency-Key',
      ),
    );
    expect(keyed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['post /api/projects', 'post /api/widget/{projectId}/requests']),
    );
    for (const { operation } of keyed) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '409', '422']));
    }
  });

  it('says in a sentence what each call does', () => {
    expect(
      operations()
        .filter(({ operation }) => !operation.summary)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
