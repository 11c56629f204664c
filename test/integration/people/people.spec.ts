import sql from 'sql-template-tag';
import { PersonFollowers } from '../../../src/server/identity/follows-person.js';
import { TestApp } from '../../support/app.js';
import { memberWithRole } from '../../support/members.js';
import { TestPeople } from '../../support/people.js';
import { assertPeopleRules, dumpPeople } from '../../support/people-state.js';

const pays = (amount: number) => ({ traits: { amount, interval: 'month' } });

describe('people and companies', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterEach(() => assertPeopleRules(app.db, people.project.rowId));
  afterAll(() => app.stop());

  const bySub = (sub: string, body: unknown) =>
    people.call('PUT', `people/by-sub/${encodeURIComponent(sub)}`, body);

  const subs = async (query: string) =>
    (await people.call('GET', `people?${query}`)).body.items.map(
      (person: { subs: string[] }) => person.subs[0],
    );

  it('are followed by whatever has a reference to a person', async () => {
    const rows = await app.db.rows<{ table: string }>(sql`
      select distinct conrelid::regclass::text as table from pg_constraint
       where contype = 'f' and confrelid = 'person'::regclass
    `);
    const own = ['person', 'person_key', 'visitor', 'person_merge'];
    const followed = app.app.get(PersonFollowers, { strict: false }).all.flatMap(({ tables }) => tables);
    expect(rows.map(({ table }) => table).toSorted()).toEqual([...new Set([...own, ...followed])].toSorted());
  });

  describe('listed', () => {
    beforeEach(async () => {
      await bySub('u_1', { name: 'Ada Lovelace', email: 'ada@example.com' });
      await bySub('u_2', { name: 'Grace 100%', email: 'grace@navy.example' });
      await bySub('u_3', { name: 'Жанна', email: 'zh@example.com', email_verified: false });
    });

    it('come with the newest first, page by page', async () => {
      const first = (await people.call('GET', 'people?limit=2')).body;
      expect(first.items.map(({ subs: [sub] }: { subs: string[] }) => sub)).toEqual(['u_3', 'u_2']);
      const second = (await people.call('GET', `people?limit=2&cursor=${first.nextCursor}`)).body;
      expect(second).toMatchObject({ items: [{ subs: ['u_1'] }], nextCursor: null });
    });

    it.each([
      ['q=lovelace', ['u_1']],
      ['q=ADA@', ['u_1']],
      ['q=zh@example', ['u_3']],
      ['q=u_2', ['u_2']],
      ['q=%D0%B6%D0%B0%D0%BD', ['u_3']],
      ['q=100%25', ['u_2']],
      ['q=%25', ['u_2']],
      ['q=example.com', ['u_3', 'u_1']],
      ['q=nobody', []],
      ['q=', ['u_3', 'u_2', 'u_1']],
    ])('are found by name, address and sub: %s', async (query, found) => {
      expect(await subs(query)).toEqual(found);
    });

    it('do not page by a cursor of something else', async () => {
      const cursor = Buffer.from('{"before":"1 or 1=1"}').toString('base64url');
      for (const bad of [cursor, 'x', Buffer.from('null').toString('base64url')]) {
        expect(await people.call('GET', `people?cursor=${bad}`)).toMatchObject({
          body: { code: 'cursor.invalid' },
        });
        expect(await people.call('GET', `companies?cursor=${bad}`)).toMatchObject({
          body: { code: 'cursor.invalid' },
        });
      }
    });
  });

  describe('introduced by the server API', () => {
    it('are the same as those who sign in, and say whose word it is', async () => {
      const answer = await bySub('auth0|a/b:c', {
        email: 'Ada@Example.com',
        name: 'Ada',
        traits: { plan: 'pro', amount: 58_800, interval: 'year' },
        company: { id: 'acme', name: 'Acme' },
      });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          subs: ['auth0|a/b:c'],
          emails: ['ada@example.com'],
          plan: 'pro',
          monthlyCents: 4_900,
          company: { companyId: 'acme', name: 'Acme' },
          warnings: [],
        },
      });
      await people.browser().session({ sub: 'auth0|a/b:c' });
      expect(await people.all()).toHaveLength(1);
      expect(await people.bySub('auth0|a/b:c')).toMatchObject({ revenue: { source: 'api', amount: 58_800 } });
    });

    it('hear of values that were ignored, as in a token', async () => {
      const answer = await bySub('a', {
        email: 'nonsense',
        traits: { amount: '4900', interval: 'month' },
        name: 'Ada',
      });
      expect(answer).toMatchObject({ status: 200, body: { name: 'Ada', emails: [], monthlyCents: null } });
      expect(answer.body.warnings.toSorted()).toEqual(['amount', 'email']);
    });

    it('pay in intervals of any length, and show them as billed', async () => {
      const billed = { amount: 30_000, interval: 'month', interval_count: 3 };
      await bySub('a', { company: { id: 'acme' }, traits: billed });
      const revenue = { amount: 30_000, interval: 'month', intervalCount: 3, monthlyCents: 10_000 };
      expect(await people.bySub('a')).toMatchObject({ monthlyCents: 10_000, revenue });
      expect((await people.call('GET', 'companies')).body.items).toMatchObject([{ revenue }]);
      const request = await people.request();
      await people.browser().vote(request, { sub: 'a' });
      const { terms } = (await people.call('GET', `requests/${request}/explanation`)).body;
      expect(terms).toMatchObject([revenue]);
    });

    it('keep what was said later than asOf', async () => {
      await bySub('a', pays(900));
      await bySub('a', { ...pays(100), asOf: '2026-01-31' });
      expect((await people.bySub('a')).monthlyCents).toBe(900);
      app.clock.advance({ minutes: 5 });
      expect((await people.bySub('a')).revenue!.ageSeconds).toBeGreaterThanOrEqual(300);
    });

    it.each([
      ['a sub that is none', ' ', {}, 'sub'],
      ['a sub that stands for nobody', 'Guest', {}, 'sub'],
      ['a sub that is a negative number', '-1', {}, 'sub'],
      ['a company that stands for none', 'a', { company: { id: 0 } }, 'company.id'],
      ['a time in the future', 'a', { asOf: '2999-01-01' }, 'asOf'],
      ['a time that is none', 'a', { asOf: 'yesterday' }, 'asOf'],
      ['an unknown field', 'a', { revenue: 1 }, 'revenue'],
    ])('are refused with %s', async (_, sub, body, field) => {
      expect(await bySub(sub, body)).toMatchObject({
        status: 400,
        body: { code: 'input.invalid', errors: [{ field }] },
      });
    });

    it('are one person, however many calls come at once', async () => {
      const calls = [1, 2, 3, 4].map((n) =>
        bySub('a', { email: 'a@example.com', traits: { amount: n, interval: 'month' } }),
      );
      expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await people.all()).toHaveLength(1);
    });
  });

  it('show who a company is, what it pays and what it wants', async () => {
    const [first, second] = [await people.request('Dark mode'), await people.request('Export')];
    const acme = {
      company: { id: 'acme', name: 'Acme' },
      traits: { plan: 'pro', amount: 70_000, interval: 'month' },
    };
    await people.browser().vote(first, { sub: 'a', name: 'Ada', ...acme });
    await people.browser().vote(first, { sub: 'b', ...acme });
    await people.browser().vote(second, { sub: 'b', ...acme });
    await people.browser().session({ sub: 'c', company: { id: 'umbrella' } });
    const { items } = (await people.call('GET', 'companies')).body;
    expect(items).toMatchObject([
      { companyId: 'acme', name: 'Acme', plan: 'pro', monthlyCents: 70_000, peopleCount: 2 },
      { companyId: 'umbrella', name: null, monthlyCents: null, revenue: null, peopleCount: 1 },
    ]);
    expect((await people.call('GET', `companies/${items[0].id}`)).body).toMatchObject({
      revenue: { amount: 70_000, interval: 'month', source: 'token', ageSeconds: expect.any(Number) },
      people: [{ name: null }, { name: 'Ada' }],
      requests: [
        { id: first, title: 'Dark mode', voters: 2 },
        { id: second, title: 'Export', voters: 1 },
      ],
    });
    const page = (await people.call('GET', 'companies?limit=1')).body;
    expect((await people.call('GET', `companies?limit=1&cursor=${page.nextCursor}`)).body).toMatchObject({
      items: [{ companyId: 'umbrella' }],
      nextCursor: null,
    });
    expect((await people.call('GET', 'companies?q=ACM')).body.items).toHaveLength(1);

    await people.browser().session({ sub: 'd', traits: { plan: 'free' } });
    await people.browser().session({ sub: 'e', traits: { plan: 'free' } });
    expect((await people.call('GET', 'plans')).body).toEqual({ items: [{ plan: 'free' }, { plan: 'pro' }] });
  });

  it('answer with the person of today where a merged one is asked for', async () => {
    await people.browser().session({ sub: 'a', email: 'x@example.com' });
    await people.browser().session({ sub: 'b' });
    const merged = (await people.bySub('b')).id;
    await people.browser().session({ sub: 'b', email: 'x@example.com' });
    const { id } = await people.bySub('a');
    expect((await people.call('GET', `people/${merged}`)).body.id).toBe(id);
  });

  describe('who ask for it', () => {
    const ada = { sub: 'a', email: 'ada@example.com', name: 'Ada' };
    let request: string;
    beforeEach(async () => {
      request = await people.request();
      const browser = people.browser();
      await browser.vote(request);
      await browser.session(ada);
      await people.browser().session({ sub: 'b' });
      await people.browser().session({ sub: 'b', email: ada.email });
    });

    it('take along all that is stored of them', async () => {
      const { id } = await people.bySub('a');
      const answer = await people.call('GET', `people/${id}/export`);
      expect(answer.headers['content-disposition']).toContain('attachment');
      expect(answer.body).toMatchObject({
        person: { id, name: 'Ada', subs: ['a', 'b'], emails: ['ada@example.com'] },
        hangsOn: { votes: expect.anything() },
      });
      expect(answer.body.rows).toHaveLength(3);
      expect(answer.body.visitors).toHaveLength(3);
      expect(JSON.stringify(answer.body.hangsOn)).toContain(request);
    });

    it('are forgotten with all that they were made of', async () => {
      await people.browser().vote(request, { sub: 'other' });
      const { id } = await people.bySub('a');
      expect((await people.call('DELETE', `people/${id}`)).status).toBe(204);
      expect(await people.votes(request)).toBe(1);
      expect(await people.all()).toMatchObject([{ subs: ['other'] }]);
      const {
        person,
        person_key: keys,
        visitor,
        person_merge: merges,
        customer,
      } = await dumpPeople(app.db, people.project.rowId);
      expect([person, keys, customer].map((rows) => rows!.length)).toEqual([1, 1, 1]);
      expect([...visitor!, ...merges!]).toEqual([]);
      expect((await people.call('GET', `people/${id}`)).status).toBe(404);
      await app.settle();
      const score = sql`select voters from request_score where request_id = ${request}`;
      expect(await app.db.rows(score)).toEqual([{ voters: 1 }]);
      const audit = await app.db.rows(sql`
        select subject from audit_log where project_id = ${people.project.rowId} and action = 'person.erased'
      `);
      expect(audit).toEqual([{ subject: id }]);
      // Who comes back comes as somebody new.
      await people.browser().session(ada);
      expect((await people.bySub('a')).votes).toEqual([]);
    });
  });

  it('leave a browser to whom its next doings belong, where its claimer is forgotten', async () => {
    const request = await people.request();
    const browser = people.browser();
    await browser.session({ sub: 'a' });
    await browser.vote(request);
    const { id } = await people.bySub('a');
    await people.call('DELETE', `people/${id}`);
    expect(await people.votes(request)).toBe(1);
    await browser.session({ sub: 'a' });
    expect((await people.bySub('a')).votes).toMatchObject([{ requestId: request }]);
  });

  it('are the business of members with the role for it, and of no other project', async () => {
    await people.browser().session({ sub: 'a', email: 'x@example.com', company: { id: 'acme' } });
    const { id, company } = await people.bySub('a');
    const viewer = await memberWithRole(app, people.project, 'viewer');
    const editor = await memberWithRole(app, people.project, 'editor');
    const status = async (...[method, path, body, cookie]: Parameters<TestPeople['call']>) =>
      (await people.call(method, path, body, cookie)).status;
    expect(await status('GET', `people/${id}`, undefined, viewer.cookie)).toBe(200);
    expect(await status('PUT', 'people/by-sub/a', {}, viewer.cookie)).toBe(403);
    expect(await status('POST', 'people/merges/1/undo', undefined, viewer.cookie)).toBe(403);
    const emails = { email: 'x@example.com', displayOnly: true };
    expect(await status('PATCH', `people/${id}/emails`, emails, editor.cookie)).toBe(403);
    expect(await status('DELETE', `people/${id}`, undefined, editor.cookie)).toBe(403);

    const other = await TestPeople.start(app);
    const mine = `/api/projects/${other.project.id}`;
    for (const path of [
      `people/${id}`,
      `people/${id}/export`,
      `companies/${company!.id}`,
      'people/x',
      'companies/-1',
    ]) {
      expect((await app.call('GET', `${mine}/${path}`, { cookie: other.project.cookie })).status).toBe(404);
    }
    expect(await other.all()).toEqual([]);
    expect((await other.call('DELETE', `people/${id}`)).status).toBe(404);
    expect((await other.call('PATCH', `people/${id}/emails`, emails)).status).toBe(404);
    expect(await people.all()).toHaveLength(1);
  });
});
