import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { TestApp, type Answer } from '../../support/app.js';
import { tokenFor } from '../../support/identity.js';
import { createProject } from '../../support/members.js';
import { TestPeople } from '../../support/people.js';

describe('a submission under an Idempotency-Key', () => {
  let app: TestApp;
  let people: TestPeople;
  let key: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    key = randomUUID();
  });
  afterAll(() => app.stop());

  interface How {
    sub?: string;
    visitor?: string | undefined;
    title?: string;
    key?: string;
  }
  const submit = async (how: How = {}): Promise<Answer> => {
    const { sub, visitor, title = 'Dark mode' } = how;
    const token = sub && (await tokenFor(app, people.project, people.secret, { sub }));
    const headers = { 'idempotency-key': how.key ?? key };
    const url = `/api/widget/${people.project.id}/requests`;
    return app.call('POST', url, { token, visitor, headers, body: { title } });
  };
  const visitorOf = ({ headers }: Answer) => headers['x-reqio-visitor'] as string | undefined;
  const isReplay = ({ headers }: Answer) => headers['idempotency-replayed'] === 'true';
  const count = async (): Promise<number> => {
    const { rowId } = people.project;
    return (await app.db.row<{ n: number }>(
      sql`select count(*) as n from request where project_id = ${rowId}`,
    ))!.n;
  };

  it('of a user is made once, even if sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit({ sub: 'a' })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(answers.filter(isReplay)).toHaveLength(5);
    expect(await count()).toBe(1);
  });

  it('of another user is a separate one', async () => {
    const [a, b] = [await submit({ sub: 'a' }), await submit({ sub: 'b' })];
    expect(b.body.id).not.toBe(a.body.id);
    expect(isReplay(b)).toBe(false);
  });

  it('of a user may have a short key, of somebody anonymous may not', async () => {
    expect((await submit({ sub: 'a', key: 'k1' })).status).toBe(201);
    expect(await submit({ key: 'k1' })).toMatchObject({ status: 400, body: { code: 'idempotency.weakKey' } });
    expect(await submit({ key: 'a b' })).toMatchObject({
      status: 400,
      body: { code: 'idempotency.invalidKey' },
    });
    expect(await count()).toBe(1);
  });

  it('gives a browser that missed the first answer the same visitor id', async () => {
    const first = await submit();
    const again = await submit();
    expect(isReplay(again)).toBe(true);
    expect(again.body).toEqual(first.body);
    expect(visitorOf(again)).toBe(visitorOf(first));
    const url = `/api/widget/${people.project.id}/requests?sort=mine`;
    const mine = await app.call('GET', url, { visitor: visitorOf(again) });
    expect(mine.body.items).toEqual([first.body]);
  });

  it('gives all simultaneous calls of a browser without an id the visitor id of the request', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => submit()));
    expect(new Set(answers.map(visitorOf)).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('lets a browser that has an id keep it', async () => {
    const { visitor } = await (async () => {
      const browser = people.browser();
      await browser.session();
      return browser;
    })();
    await submit();
    expect(visitorOf(await submit({ visitor }))).toBeUndefined();
    expect(await count()).toBe(1);
  });

  it('is made once if its author signs in before the retry', async () => {
    const first = await submit();
    const again = await submit({ sub: 'a', visitor: visitorOf(first) });
    expect(isReplay(again)).toBe(true);
    expect(again.body).toEqual(first.body);
    expect(await count()).toBe(1);
  });

  it('of a user is never shown to somebody anonymous, whatever its key', async () => {
    const first = await submit({ sub: 'a', title: 'Between us' });
    const other = await submit({ title: 'Between us' });
    expect(isReplay(other)).toBe(false);
    expect(other.body.id).not.toBe(first.body.id);
  });

  it('is refused with another text', async () => {
    await submit();
    expect(await submit({ title: 'Light mode' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    });
    expect(await submit({ sub: 'a', title: 'Light mode' })).toMatchObject({ status: 422 });
  });

  it('is a separate one in another project', async () => {
    await submit();
    const other = await createProject(app);
    const answer = await app.call('POST', `/api/widget/${other.id}/requests`, {
      body: { title: 'Dark mode' },
      headers: { 'idempotency-key': key },
    });
    expect(answer.status).toBe(201);
    expect(isReplay(answer)).toBe(false);
  });

  it('is not shown to somebody who may no longer take part', async () => {
    await submit();
    const { id, cookie } = people.project;
    await app.call('PATCH', `/api/projects/${id}`, { cookie, body: { participation: 'readOnly' } });
    app.clock.advance({ seconds: 10 });
    expect(await submit()).toMatchObject({ status: 403, body: { code: 'identity.required' } });
  });
});
