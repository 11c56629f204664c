import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

describe('votes on behalf of a person', () => {
  let app: TestApp;
  let people: TestPeople;
  let request: string;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    request = await people.request();
  });
  afterAll(() => app.stop());

  const registers = () =>
    people.rows(sql`
      select active, source, source_link as link from vote
       where project_id = ${people.project.rowId} and request_id = ${request}
    `);
  const link = 'https://crm.example.com/calls/7?q=a%20b';

  it('count with where the person said so, and who wrote it down', async () => {
    const answer = await people.call('POST', `requests/${request}/votes`, {
      person: { email: 'Ada@Example.com', name: 'Ada' },
      sourceLink: link,
    });
    expect(answer).toMatchObject({ status: 200, body: { voted: true, votes: 1 } });
    const { items } = (await people.call('GET', `requests/${request}/voters`)).body;
    expect(items).toEqual([
      expect.objectContaining({
        person: expect.objectContaining({ name: 'Ada', email: 'Ada@Example.com', verified: true }),
        source: 'member',
        sourceLink: link,
        castBy: expect.any(String),
        company: null,
        monthlyCents: null,
        viaRequest: null,
      }),
    ]);
    const id = items[0].person.id;
    expect((await people.call('PUT', `requests/${request}/votes/${id}`)).body).toEqual({
      voted: true,
      votes: 1,
    });
    expect((await people.call('DELETE', `requests/${request}/votes/${id}`)).body).toEqual({
      voted: false,
      votes: 0,
    });
    expect((await people.call('PUT', `requests/${request}/votes/${id}`, {})).body).toEqual({
      voted: true,
      votes: 1,
    });
  });

  it('become the person’s own when it signs in and votes', async () => {
    await people.call('POST', `requests/${request}/votes`, { person: { email: 'ada@example.com' } });
    const answer = await people.browser().vote(request, { sub: 'ada', email: 'ada@example.com' });
    expect(answer.body).toEqual({ voted: true, votes: 1 });
    expect(await registers()).toEqual([
      expect.objectContaining({ active: true, source: 'widget', link: null }),
    ]);
  });

  it('take nothing over that the person gave itself', async () => {
    await people.browser().vote(request, { sub: 'ada' });
    await people.call('POST', `requests/${request}/votes`, { person: { sub: 'ada' }, sourceLink: link });
    expect(await registers()).toEqual([
      expect.objectContaining({ active: true, source: 'widget', link: null }),
    ]);
  });

  it('keep their link through a merge of persons and its undo, and out of its journal', async () => {
    await people.call('POST', `requests/${request}/votes`, { person: { sub: 'ada' }, sourceLink: link });
    await people.browser().session({ sub: 'bob', email: 'one@example.com' });
    await people.browser().session({ sub: 'ada', email: 'one@example.com' });
    const [merge] = await people.rows<{ id: string; journal: string }>(sql`
      select id::text as id, journal::text as journal from person_merge where project_id = ${people.project.rowId}
    `);
    expect(merge!.journal).not.toContain('crm.example.com');
    const before = [{ active: true, source: 'member', link }];
    expect(await registers()).toEqual(before);
    expect((await people.call('POST', `people/merges/${merge!.id}/undo`)).status).toBe(200);
    expect(await registers()).toEqual(before);
  });

  it('are refused with what is wrong about them', async () => {
    const cast = (body: unknown) => people.call('POST', `requests/${request}/votes`, body);
    const invalid = { status: 400, body: { code: 'input.invalid' } };
    for (const body of [
      {},
      { person: null },
      { person: {} },
      { person: { email: 'a@example.com', sub: 'a' } },
      { person: { email: 'nobody' } },
      { person: { sub: 'undefined' } },
      { person: { sub: 7 } },
      { person: { sub: 'a' }, sourceLink: 'javascript:alert(1)' },
      { person: { sub: 'a' }, sourceLink: 'ftp://example.com/' },
      { person: { sub: 'a' }, sourceLink: `https://example.com/${'x'.repeat(2000)}` },
      { person: { sub: 'a' }, sourceLink: null },
      { person: { sub: 'a', name: 'x'.repeat(201) } },
      { person: { sub: 'a' }, more: 1 },
    ]) {
      expect(await cast(body)).toMatchObject(invalid);
    }
    expect(await cast({ person: { id: '9'.repeat(30) } })).toMatchObject({ status: 404 });
    expect(await people.call('PUT', `requests/${request}/votes/x`)).toMatchObject({ status: 404 });
    expect(await people.call('DELETE', `requests/${request}/votes/999999`)).toMatchObject({ status: 404 });
    await people.call('PATCH', `requests/${request}`, { status: 'declined' });
    expect(await cast({ person: { sub: 'a' } })).toMatchObject({
      status: 409,
      body: { code: 'request.closed' },
    });
  });
});
