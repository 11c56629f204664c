import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { RouteCreation } from '../../../src/server/platform/idempotency/route-creation.js';
import { TestApp, type Answer } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

/** Every POST route that creates: done twice with one key, it is done once. */
const CREATING = [
  '/api/projects',
  '/api/projects/:projectId/identity/secret',
  '/api/projects/:projectId/identity/secret/rotate',
  '/api/projects/:projectId/lenses',
  '/api/projects/:projectId/requests',
  '/api/projects/:projectId/requests/:requestId/merge',
  '/api/projects/:projectId/requests/:requestId/votes',
  '/api/projects/:projectId/sample',
  '/api/widget/:projectId/requests',
] as const;

/** Those that create nothing, or that may be sent twice: each route says why. */
const OTHERS = [
  '/api/auth/login',
  '/api/auth/logout',
  '/api/auth/password',
  '/api/first-run',
  '/api/projects/:projectId/backlog/what-if',
  '/api/projects/:projectId/identity/inspect',
  '/api/projects/:projectId/identity/secret/reveal',
  '/api/projects/:projectId/people/merges/:mergeId/undo',
  '/api/projects/:projectId/ranking/audit',
  '/api/projects/:projectId/requests/:requestId/unmerge',
  '/api/widget/:projectId/session',
];

const SECRETS = /\/secret(\/rotate)?$/;

describe('a POST that creates', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  it('is declared as such by every route', () => {
    const routes = app.app.get(RouteCreation, { strict: false }).postRoutes();
    const paths = (creates: boolean) =>
      routes.filter(({ declared }) => declared?.creates === creates).map(({ path }) => path);
    expect(paths(true).toSorted()).toEqual([...CREATING].toSorted());
    expect(paths(false).toSorted()).toEqual(OTHERS.toSorted());
  });

  /** What a call needs to be one that creates, and how many of what it creates there are. */
  async function prepare(path: (typeof CREATING)[number]) {
    const { rowId } = people.project;
    const count = async (statement: ReturnType<typeof sql>) =>
      (await app.db.row<{ count: number }>(statement))!.count;
    const inProject = (rest: string, body?: unknown) => ({
      url: `/api/projects/${people.project.id}/${rest}`,
      body,
    });
    const events = (action: string) => () =>
      count(sql`select count(*) from audit_log where project_id = ${rowId} and action = ${action}`);
    const requests = () => count(sql`select count(*) from request where project_id = ${rowId}`);
    switch (path) {
      case '/api/projects':
        return {
          url: path,
          body: { name: 'Twice' },
          made: () => count(sql`select count(*) from project where name = 'Twice'`),
        };
      case '/api/projects/:projectId/identity/secret':
        await people.call('DELETE', 'identity/secret');
        return { ...inProject('identity/secret'), made: events('secret.generated') };
      case '/api/projects/:projectId/identity/secret/rotate':
        return {
          ...inProject('identity/secret/rotate', { graceSeconds: 3600 }),
          made: events('secret.rotated'),
        };
      case '/api/projects/:projectId/lenses':
        return {
          ...inProject('lenses', { name: 'Mine', spec: { lens: 'revenue' } }),
          made: () => count(sql`select count(*) from lens where project_id = ${rowId}`),
        };
      case '/api/projects/:projectId/requests':
        return {
          ...inProject('requests', { title: 'Dark mode', person: { email: 'ada@example.com' } }),
          made: requests,
        };
      case '/api/projects/:projectId/requests/:requestId/merge': {
        const [from, into] = [await people.request('One'), await people.request('Other')];
        return {
          ...inProject(`requests/${from}/merge`, { into }),
          made: () => count(sql`select count(*) from request_merge where project_id = ${rowId}`),
        };
      }
      case '/api/projects/:projectId/requests/:requestId/votes':
        return {
          ...inProject(`requests/${await people.request()}/votes`, { person: { email: 'ada@example.com' } }),
          made: () => count(sql`select count(*) from vote where project_id = ${rowId}`),
        };
      case '/api/projects/:projectId/sample':
        return { ...inProject('sample'), made: events('sample.loaded') };
      case '/api/widget/:projectId/requests':
        return {
          url: `/api/widget/${people.project.id}/requests`,
          body: { title: 'Dark mode' },
          made: requests,
        };
    }
  }

  /** Three calls at once and one after them, with one key; and how many things they made. */
  async function sendAgain(path: (typeof CREATING)[number]) {
    const { url, body, made } = await prepare(path);
    const before = await made();
    const headers = { 'idempotency-key': randomUUID() };
    const { cookie } = people.project;
    const send = (): Promise<Answer> =>
      app.call('POST', url, { body, headers, ...(!path.startsWith('/api/widget') && { cookie }) });
    const twins = await Promise.all([send(), send(), send()]);
    const last = await send();
    return { twins, last, made: (await made()) - before };
  }

  it.each(CREATING.filter((path) => !SECRETS.test(path)))('is done once: %s', async (path) => {
    const { twins, last, made } = await sendAgain(path);
    expect(made).toBe(1);
    const answers = [...twins, last];
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(3);
    expect(last.headers['idempotency-replayed']).toBe('true');
    expect(last.status).toBeLessThan(300);
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
  });

  it.each(CREATING.filter((path) => SECRETS.test(path)))(
    'is done once, and its secret is told once and not stored: %s',
    async (path) => {
      const { twins, last, made } = await sendAgain(path);
      expect(made).toBe(1);
      const told = twins.filter(({ status }) => status < 300);
      expect(told).toHaveLength(1);
      const others = [...twins, last].filter((answer) => answer !== told[0]);
      expect(others.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
        Array(3).fill('409 idempotency.replayed'),
      );
      const { rowId } = people.project;
      const rows = await app.db.rows(sql`select answer from idempotency_key where project_id = ${rowId}`);
      expect(rows).toEqual([{ answer: null }]);
    },
  );

  it('without a key is done as often as it is sent, and stores nothing', async () => {
    await people.call('POST', 'requests', { title: 'Dark mode' });
    await people.call('POST', 'requests', { title: 'Dark mode' });
    const { rowId } = people.project;
    expect(await app.db.rows(sql`select from request where project_id = ${rowId}`)).toHaveLength(2);
    expect(await app.db.rows(sql`select from idempotency_key where project_id = ${rowId}`)).toEqual([]);
  });
});
