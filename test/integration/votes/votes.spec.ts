import sql from 'sql-template-tag';
import { People } from '../../../src/server/identity/people.js';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

describe('votes', () => {
  let app: TestApp;
  let people: TestPeople;
  let request: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = await people.request();
  });
  afterAll(() => app.stop());

  interface Row {
    active: boolean;
    changedAt: string;
    votedAt: string;
    source: string;
    link: string | null;
  }
  const rows = (of = request) =>
    app.db.rows<Row>(sql`
      select active, changed_at::text as "changedAt", voted_at::text as "votedAt", source, source_link as link
        from vote where project_id = ${people.project.rowId} and request_id = ${of} order by person_id
    `);
  const participate = (participation: string) =>
    app.call('PATCH', `/api/projects/${people.project.id}`, {
      cookie: people.project.cookie,
      body: { participation },
    });
  const ids = async (table: 'person' | 'visitor') =>
    (
      await app.db.rows(
        table === 'person'
          ? sql`select id from person where project_id = ${people.project.rowId}`
          : sql`select id from visitor where project_id = ${people.project.rowId}`,
      )
    ).length;

  it('counts a person once, however often and from wherever it votes', async () => {
    const phone = people.browser();
    expect(await phone.vote(request, { sub: 'a' })).toMatchObject({
      status: 200,
      body: { voted: true, votes: 1 },
    });
    expect((await phone.vote(request, { sub: 'a' })).body).toEqual({ voted: true, votes: 1 });
    expect((await people.browser().vote(request, { sub: 'a' })).body).toEqual({ voted: true, votes: 1 });
    expect((await people.browser().vote(request, { sub: 'b' })).body).toEqual({ voted: true, votes: 2 });
    await app.settle();
    expect((await phone.vote(request, { sub: 'a' })).body).toEqual({ voted: true, votes: 2 });
  });

  it('takes a vote back, and not below nothing', async () => {
    const browser = people.browser();
    await browser.vote(request, { sub: 'a' });
    expect((await browser.withdraw(request, { sub: 'a' })).body).toEqual({ voted: false, votes: 0 });
    await app.settle();
    expect((await browser.withdraw(request, { sub: 'a' })).body).toEqual({ voted: false, votes: 0 });
    expect((await browser.withdraw(request, { sub: 'new' })).body).toEqual({ voted: false, votes: 0 });
  });

  it('says the exact number before anything is scored, and after', async () => {
    for (const sub of ['a', 'b', 'c']) await people.browser().vote(request, { sub });
    expect((await people.browser().withdraw(request, { sub: 'b' })).body.votes).toBe(2);
    await app.settle();
    expect((await people.browser().vote(request, { sub: 'd' })).body.votes).toBe(3);
  });

  it('makes one vote of two that come at the same moment', async () => {
    const browser = people.browser();
    await browser.session({ sub: 'a' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => browser.vote(request, { sub: 'a' })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array.from({ length: 6 }, () => [200, { voted: true, votes: 1 }]),
    );
    const marked = await app.db.row<{ sum: number }>(
      sql`select coalesce(sum(delta), 0) as sum from mark where project_id = ${people.project.rowId}`,
    );
    expect(marked!.sum).toBeLessThanOrEqual(1);
    await app.settle();
    expect((await browser.vote(request, { sub: 'a' })).body.votes).toBe(1);
  });

  it('remembers when a vote became active, and moves the register with every action', async () => {
    const browser = people.browser();
    await browser.vote(request, { sub: 'a' });
    const [first] = await rows();
    expect(first!.votedAt).toBe(first!.changedAt);
    await browser.vote(request, { sub: 'a' });
    const [again] = await rows();
    expect(again!.votedAt).toBe(first!.votedAt);
    expect(again!.changedAt > first!.changedAt).toBe(true);
    await browser.withdraw(request, { sub: 'a' });
    const [withdrawn] = await rows();
    expect(withdrawn).toMatchObject({ active: false, votedAt: first!.votedAt });
    await browser.vote(request, { sub: 'a' });
    const [back] = await rows();
    expect(back!.votedAt).toBe(back!.changedAt);
    expect(back!.votedAt > first!.votedAt).toBe(true);
  });

  it('leaves no trace of a browser that only takes back what it never gave', async () => {
    const browser = people.browser();
    expect((await browser.withdraw(request)).body).toEqual({ voted: false, votes: 0 });
    expect([await ids('person'), await ids('visitor')]).toEqual([0, 0]);
  });

  it('counts an anonymous browser once', async () => {
    const browser = people.browser();
    expect((await browser.vote(request)).body).toEqual({ voted: true, votes: 1 });
    expect((await browser.vote(request)).body).toEqual({ voted: true, votes: 1 });
    expect((await people.browser().vote(request)).body).toEqual({ voted: true, votes: 2 });
    expect((await browser.withdraw(request)).body).toEqual({ voted: false, votes: 1 });
    expect([await ids('person'), await ids('visitor')]).toEqual([2, 2]);
  });

  it('costs a known person one statement', async () => {
    const browser = people.browser();
    await browser.vote(request, { sub: 'a' });
    const other = await people.request('Offline work');
    const statement = jest.spyOn(app.db, 'prepared');
    const slowPath = jest.spyOn(app.app.get(People, { strict: false }), 'forWrite');
    await browser.vote(other, { sub: 'a' });
    expect(statement).toHaveBeenCalledTimes(1);
    expect(slowPath).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });

  it('is refused by what is shipped or declined, withdrawals too', async () => {
    const browser = people.browser();
    await browser.vote(request, { sub: 'a' });
    await people.call('PATCH', `requests/${request}`, { status: 'shipped' });
    const closed = { status: 409, body: { code: 'request.closed' } };
    expect(await browser.vote(request, { sub: 'b' })).toMatchObject(closed);
    expect(await browser.withdraw(request, { sub: 'a' })).toMatchObject(closed);
    expect(await people.browser().vote(request)).toMatchObject(closed);
    await people.call('PATCH', `requests/${request}`, { status: 'planned' });
    expect((await browser.vote(request, { sub: 'b' })).body.votes).toBe(2);
  });

  it.each(['999999999', '0', 'x', '-1', '1e3', '99999999999999999999', '%00', '1%20'])(
    'finds no request %s',
    async (id) => {
      for (const answer of [
        await people.browser().vote(id, { sub: 'a' }),
        await people.browser().withdraw(id, { sub: 'a' }),
        await people.browser().vote(id),
      ]) {
        expect([400, 404]).toContain(answer.status);
        expect(['notFound', 'input.malformed']).toContain(answer.body.code);
      }
    },
  );

  it('finds no request of another project', async () => {
    const other = await TestPeople.start(app);
    const theirs = await other.request();
    expect((await people.browser().vote(theirs, { sub: 'a' })).status).toBe(404);
    expect((await people.call('PUT', `requests/${theirs}/votes/1`, {})).status).toBe(404);
    expect((await people.call('GET', `requests/${theirs}/voters`)).status).toBe(404);
  });

  it.each(['readOnly', 'verified'])(
    'of the anonymous are refused where participation is %s',
    async (participation) => {
      const browser = people.browser();
      await browser.vote(request);
      await participate(participation);
      const refused = { status: 403, body: { code: 'identity.required' } };
      expect(await browser.vote(request)).toMatchObject(refused);
      expect(await browser.withdraw(request)).toMatchObject(refused);
      expect(await people.browser().vote(request)).toMatchObject(refused);
      expect((await browser.vote(request, { sub: 'a' })).status).toBe(200);
      await participate('everyone');
      app.clock.advance({ seconds: 6 });
      expect((await people.browser().vote(request)).status).toBe(200);
    },
  );

  it('are listed by customer, the largest first, in pages', async () => {
    const browse = (sub: string, claims: object) => people.browser().vote(request, { sub, ...claims });
    const acme = {
      company: { id: 'acme', name: 'Acme' },
      traits: { plan: 'pro', amount: 90_000, interval: 'month' },
    };
    await browse('small', { traits: { plan: 'solo', amount: 900, interval: 'month' } });
    await browse('acme-1', acme);
    await browse('free', { traits: { plan: 'free', amount: 0 } });
    await people.browser().vote(request);
    await browse('acme-2', acme);
    await browse('unpriced', {});
    const first = (await people.call('GET', `requests/${request}/voters?limit=4`)).body;
    const second = (await people.call('GET', `requests/${request}/voters?limit=4&cursor=${first.nextCursor}`))
      .body;
    expect(second.nextCursor).toBeNull();
    expect(
      [...first.items, ...second.items].map(({ company, monthlyCents, person }) => [
        company?.name ?? null,
        monthlyCents,
        person.verified,
      ]),
    ).toEqual([
      ['Acme', 90_000, true],
      ['Acme', 90_000, true],
      [null, 900, true],
      [null, 0, true],
      [null, null, true],
      [null, null, false],
    ]);
    for (const cursor of [
      'x',
      'e30',
      Buffer.from('{"cents":1e99,"customer":"1","person":"1"}').toString('base64url'),
    ]) {
      expect(await people.call('GET', `requests/${request}/voters?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'cursor.invalid' },
      });
    }
  });
});

describe('anonymous votes', () => {
  it('are limited by address and by browser; verified ones are not', async () => {
    const app = await TestApp.start({ settings: { rateLimit: true } });
    const people = await TestPeople.start(app);
    const request = await people.request();
    const statuses: number[] = [];
    for (let nth = 0; nth < 125; nth++) statuses.push((await people.browser().vote(request)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const limited = await people.browser().vote(request);
    expect(limited).toMatchObject({ status: 429, body: { code: 'rate.limited' } });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await people.browser().vote(request, { sub: 'a' })).status).toBe(200);
    await app.stop();
  });
});
