import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

const refused = (code: string) => ({ status: 409, body: { code } });

describe('merged duplicates', () => {
  let app: TestApp;
  let people: TestPeople;
  let [a, b, c]: string[] = [];
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    a = await people.request('Dark mode');
    b = await people.request('Night mode');
    c = await people.request('Themes');
  });
  afterAll(() => app.stop());

  const merge = (from: string, into: string) => people.call('POST', `requests/${from}/merge`, { into });
  const unmerge = (id: string) => people.call('POST', `requests/${id}/unmerge`);
  const vote = (request: string, sub: string) => people.browser().vote(request, { sub });
  const withdraw = (request: string, sub: string) => people.browser().withdraw(request, { sub });
  const votes = async (id: string) => (await people.call('GET', `requests/${id}`)).body.votes as number;
  const history = async (id: string) =>
    (await people.call('GET', `requests/${id}/history`)).body.items.map(
      ({ kind, into, duplicate }: Record<string, { id: string } | null>) => [kind, into?.id, duplicate?.id],
    );
  const signInAsOne = async () => {
    await people.browser().session({ sub: 'ada', email: 'one@example.com' });
    await people.browser().session({ sub: 'bob', email: 'one@example.com' });
  };
  const undo = async () => {
    const [last] = await people.rows<{ id: string }>(sql`
      select id::text as id from person_merge where project_id = ${people.project.rowId} order by person_merge.id desc limit 1
    `);
    return people.call('POST', `people/merges/${last!.id}/undo`);
  };
  /** Every register of the project, as it is. */
  const registers = () =>
    people.rows(sql`
      select request_id::text as request, person_id::text as person, active, changed_at::text as changed,
             via_merge is not null as via
        from vote where project_id = ${people.project.rowId} order by request_id, person_id
    `);

  it('give the one that stays the voters of both, each once', async () => {
    await vote(a!, 'ada');
    await vote(a!, 'bob');
    await vote(b!, 'bob');
    const before = await registers();
    const answer = await merge(a!, b!);
    expect(answer).toMatchObject({
      status: 200,
      body: { id: b, votes: 2, duplicates: [{ id: a, title: 'Dark mode' }] },
    });
    expect((await people.call('GET', `requests/${a}`)).body).toMatchObject({
      mergedInto: { id: b, title: 'Night mode' },
      votes: 2,
    });
    await app.settle();
    expect([await votes(a!), await votes(b!)]).toEqual([2, 2]);
    expect((await unmerge(a!)).body).toMatchObject({ id: a, mergedInto: null, votes: 2 });
    expect(await votes(b!)).toBe(1);
    await app.settle();
    expect(await votes(b!)).toBe(1);
    expect(await registers()).toEqual(before);
  });

  it('pass votes on to the one that stays, whose tally is answered', async () => {
    await vote(b!, 'ada');
    await merge(a!, b!);
    expect((await vote(a!, 'bob')).body).toEqual({ voted: true, votes: 2 });
    expect((await vote(a!, 'ada')).body).toEqual({ voted: true, votes: 2 });
    expect((await withdraw(a!, 'bob')).body).toEqual({ voted: false, votes: 1 });
    expect((await people.browser().vote(a!)).body).toEqual({ voted: true, votes: 2 });
    const on = await people.call('POST', `requests/${a}/votes`, { person: { sub: 'cy' } });
    expect(on.body).toEqual({ voted: true, votes: 3 });
    expect(await votes(a!)).toBe(0);
  });

  it('keep what people did there since, when they are taken apart', async () => {
    for (const sub of ['stays', 'again', 'leaves']) await vote(a!, sub);
    await merge(a!, b!);
    await vote(b!, 'again');
    await withdraw(b!, 'leaves');
    expect(await votes(b!)).toBe(2);
    await unmerge(a!);
    expect([await votes(a!), await votes(b!)]).toEqual([3, 1]);
  });

  it('bring a withdrawn vote back, and withdraw it again when they are taken apart', async () => {
    await vote(a!, 'ada');
    await vote(b!, 'ada');
    await withdraw(b!, 'ada');
    const before = await registers();
    await merge(a!, b!);
    expect(await votes(b!)).toBe(1);
    await unmerge(a!);
    expect(await registers()).toEqual(before);
    expect(await votes(b!)).toBe(0);
  });

  it('count no withdrawn vote of the duplicate', async () => {
    await vote(a!, 'ada');
    await withdraw(a!, 'ada');
    await merge(a!, b!);
    expect(await votes(b!)).toBe(0);
  });

  it('form chains, which are taken apart from their end', async () => {
    await vote(a!, 'ada');
    await vote(b!, 'bob');
    await vote(c!, 'cy');
    const before = await registers();
    await merge(a!, b!);
    await merge(b!, c!);
    expect([await votes(a!), await votes(b!), await votes(c!)]).toEqual([1, 2, 3]);
    expect((await vote(a!, 'dan')).body).toEqual({ voted: true, votes: 4 });
    await withdraw(a!, 'dan');
    const superseded = await unmerge(a!);
    expect(superseded).toMatchObject({ status: 409, body: { code: 'merge.superseded' } });
    expect(superseded.body.detail).toContain(b);
    expect((await unmerge(b!)).status).toBe(200);
    expect((await unmerge(a!)).status).toBe(200);
    const dan = (row: unknown) => before.every((old) => JSON.stringify(old) !== JSON.stringify(row));
    expect((await registers()).filter((row) => !dan(row))).toEqual(before);
    expect([await votes(a!), await votes(b!), await votes(c!)]).toEqual([1, 1, 1]);
  });

  it('are joined with what the other was merged into', async () => {
    await merge(a!, b!);
    expect((await merge(c!, a!)).body).toMatchObject({ id: b, duplicates: [{ id: a }, { id: c }] });
    expect(await unmerge(a!)).toMatchObject({ status: 409, body: { code: 'merge.superseded' } });
  });

  it('keep a voter whom an earlier merge brought, when a later one is taken back', async () => {
    await vote(a!, 'ada');
    await vote(b!, 'ada');
    await merge(a!, c!);
    await merge(b!, c!);
    await unmerge(b!);
    expect(await votes(c!)).toBe(1);
    await unmerge(a!);
    expect(await votes(c!)).toBe(0);
  });

  it('are refused where they make no sense', async () => {
    expect(await merge(a!, a!)).toMatchObject(refused('merge.self'));
    expect(await unmerge(a!)).toMatchObject(refused('merge.none'));
    await merge(a!, b!);
    expect(await merge(a!, b!)).toMatchObject(refused('merge.cycle'));
    expect(await merge(b!, a!)).toMatchObject(refused('merge.cycle'));
    expect(await merge(a!, c!)).toMatchObject(refused('request.merged'));
    expect(await people.call('PATCH', `requests/${a}`, { status: 'planned' })).toMatchObject(
      refused('request.merged'),
    );
    expect(await merge(`0${b}`, `0${a}`)).toMatchObject(refused('merge.cycle'));
    for (const into of ['999999', 'x', '', '9'.repeat(99)]) expect((await merge(c!, into)).status).toBe(404);
    for (const body of [{}, { into: 7 }, { into: null }, { into: 'x'.repeat(101) }]) {
      expect((await people.call('POST', `requests/${c}/merge`, body)).status).toBe(400);
    }
    await unmerge(a!);
    expect(await unmerge(a!)).toMatchObject(refused('merge.none'));
    expect((await merge(b!, a!)).status).toBe(200);
  });

  it('say so in the history of both', async () => {
    await merge(a!, b!);
    await unmerge(a!);
    expect(await history(a!)).toEqual([
      ['unmerged', b, undefined],
      ['merged', b, undefined],
    ]);
    expect(await history(b!)).toEqual([
      ['unmerged', undefined, a],
      ['merged', undefined, a],
    ]);
  });

  it('name themselves where their voters are listed', async () => {
    await vote(a!, 'ada');
    await merge(a!, b!);
    const { items } = (await people.call('GET', `requests/${b}/voters`)).body;
    expect(items).toEqual([expect.objectContaining({ viaRequest: a, source: 'widget' })]);
  });

  describe('and people who become one', () => {
    it('count them once, and twice again after the undo', async () => {
      await vote(a!, 'ada');
      await vote(b!, 'bob');
      await merge(a!, b!);
      const before = await registers();
      expect(await votes(b!)).toBe(2);
      await signInAsOne();
      expect([await votes(a!), await votes(b!)]).toEqual([1, 1]);
      await app.settle();
      expect(await votes(b!)).toBe(1);
      expect((await undo()).status).toBe(200);
      expect([await votes(a!), await votes(b!)]).toEqual([1, 2]);
      expect(await registers()).toEqual(before);
    });

    it('lose no vote that one of them gave, when the duplicates are taken apart', async () => {
      await vote(a!, 'ada');
      await vote(b!, 'bob');
      await merge(a!, b!);
      await signInAsOne();
      await unmerge(a!);
      expect([await votes(a!), await votes(b!)]).toEqual([1, 1]);
    });

    it('get back no vote through a merge that was taken back meanwhile', async () => {
      await vote(a!, 'ada');
      await vote(a!, 'bob');
      await merge(a!, b!);
      await signInAsOne();
      await unmerge(a!);
      expect([await votes(a!), await votes(b!)]).toEqual([1, 0]);
      await undo();
      expect([await votes(a!), await votes(b!)]).toEqual([2, 0]);
    });

    it('keep what the one did since, in an undo', async () => {
      await vote(a!, 'ada');
      await vote(a!, 'bob');
      await signInAsOne();
      await withdraw(a!, 'ada');
      expect(await votes(a!)).toBe(0);
      await undo();
      expect(await votes(a!)).toBe(1);
    });
  });
});
