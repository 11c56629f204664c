import { TestApp } from '../../support/app.js';
import { memberWithRole } from '../../support/members.js';
import { TestPeople } from '../../support/people.js';

const invalid = { status: 400, body: { code: 'input.invalid' } };
const unknown = { status: 404, body: { code: 'notFound' } };

describe('requests, as members keep them', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  const create = async (body: object = {}) =>
    (await people.call('POST', 'requests', { title: 'Dark mode', ...body })).body;
  const edit = (id: string, body: object) => people.call('PATCH', `requests/${id}`, body);
  const history = async (id: string) => (await people.call('GET', `requests/${id}/history`)).body.items;

  it('are written down for nobody in particular, without a vote', async () => {
    const answer = await people.call('POST', 'requests', {
      title: ' Dark  mode ',
      body: 'At night',
      status: 'planned',
      tags: ['  UI ', 'ui', 'Big   one'],
      effort: 5,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'Dark mode',
      body: 'At night',
      status: 'planned',
      tags: ['UI', 'Big one'],
      effort: 5,
      version: 1,
      votes: 0,
      author: null,
      createdBy: { id: expect.any(String), name: expect.any(String) },
      mergedInto: null,
      duplicates: [],
    });
    expect((await people.call('GET', `requests/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it.each([
    ['an address', { email: 'ada@example.com', name: 'Ada' }],
    ['a sub', { sub: 'ada', name: 'Ada' }],
  ])('are written down for a person named by %s, who votes for it', async (_, person) => {
    const request = await create({ person, sourceLink: 'https://crm.example.com/1' });
    expect(request).toMatchObject({ votes: 1, author: { name: 'Ada', verified: true } });
    const { items } = (await people.call('GET', `requests/${request.id}/voters`)).body;
    expect(items).toEqual([
      expect.objectContaining({
        source: 'member',
        sourceLink: 'https://crm.example.com/1',
        person: request.author,
      }),
    ]);
    const again = await create({ person: { id: request.author.id } });
    expect(again.author).toEqual(request.author);
  });

  it('keep their author’s vote even where they are closed already', async () => {
    const request = await create({ status: 'shipped', person: { sub: 'ada' } });
    expect(request).toMatchObject({ status: 'shipped', votes: 1 });
  });

  it('say what changed, by whom, and when', async () => {
    const { id } = await create();
    await edit(id, { status: 'planned' });
    await edit(id, { title: 'Night mode', tags: ['UI'] });
    await edit(id, { title: 'Night mode' });
    const by = { id: expect.any(String), name: expect.any(String) };
    const none = { from: null, to: null, fields: [], into: null, duplicate: null };
    expect(await history(id)).toEqual([
      {
        ...none,
        id: expect.any(String),
        at: expect.any(String),
        kind: 'edited',
        by,
        fields: ['title', 'tags'],
      },
      {
        ...none,
        id: expect.any(String),
        at: expect.any(String),
        kind: 'status',
        by,
        from: 'underReview',
        to: 'planned',
      },
      { ...none, id: expect.any(String), at: expect.any(String), kind: 'created', by, to: 'underReview' },
    ]);
    const page = (await people.call('GET', `requests/${id}/history?limit=2`)).body;
    const rest = (await people.call('GET', `requests/${id}/history?limit=2&cursor=${page.nextCursor}`)).body;
    expect([...page.items, ...rest.items]).toEqual(await history(id));
    expect(await people.call('GET', `requests/${id}/history?cursor=e30`)).toMatchObject({
      status: 400,
      body: { code: 'cursor.invalid' },
    });
  });

  it('leave alone what an edit does not name, and forget an effort', async () => {
    const request = await create({ tags: ['UI'], effort: 5 });
    const { body } = await edit(request.id, { effort: null });
    expect(body).toEqual({ ...request, effort: null, version: 2, updatedAt: body.updatedAt });
    expect((await edit(request.id, {})).body).toEqual(body);
  });

  it('tell two people who edit the same version of each other', async () => {
    const { id } = await create();
    expect((await edit(id, { title: 'Night mode', version: 1 })).body.version).toBe(2);
    expect(await edit(id, { title: 'Dark theme', version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'request.changed' },
    });
    expect((await edit(id, { title: 'Dark theme' })).body).toMatchObject({ title: 'Dark theme', version: 3 });
  });

  it('are refused with what is wrong about them', async () => {
    const { id } = await create();
    for (const body of [
      { title: 'ab' },
      { title: null },
      { body: 'x'.repeat(10_001) },
      { status: 'open' },
      { status: null },
      { tags: 'UI' },
      { tags: [''] },
      { tags: [1] },
      { tags: [null] },
      { tags: ['x'.repeat(41)] },
      { tags: ['a\u0007'] },
      { tags: Array.from({ length: 21 }, (_, nth) => `t${nth}`) },
      { effort: 0 },
      { effort: 101 },
      { effort: 1.5 },
      { effort: '5' },
      { version: '1' },
      { version: 1e12 },
      { votes: 7 },
    ]) {
      expect(await edit(id, body)).toMatchObject(invalid);
    }
    for (const body of [
      {},
      { title: 'Dark mode', person: { name: 'Ada' } },
      { title: 'Dark mode', person: 'ada' },
    ]) {
      expect(await people.call('POST', 'requests', body)).toMatchObject(invalid);
    }
    expect(
      await people.call('POST', 'requests', { title: 'Dark mode', person: { id: '999999' } }),
    ).toMatchObject(unknown);
    expect((await people.call('GET', `requests/${id}`)).body.version).toBe(1);
  });

  it.each(['null', '[]', '"x"', '1', '{"__proto__": {"title": "Dark mode"}}', '{', ''])(
    'are refused with a body of %s',
    async (payload) => {
      const { id } = await create();
      const path = `/api/projects/${people.project.id}/requests`;
      const headers = { cookie: people.project.cookie, 'content-type': 'application/json' };
      for (const [method, url] of [
        ['POST', path],
        ['PATCH', path],
        ['POST', `${path}/${id}/merge`],
        ['POST', `${path}/${id}/votes`],
      ] as const) {
        const answer = await app.app.inject({ method, url, headers, payload });
        expect([answer.statusCode, answer.json().code]).toEqual([400, expect.stringMatching(/^input\./)]);
      }
    },
  );

  it('are known in their own project only', async () => {
    const { id } = await create();
    people = await TestPeople.start(app);
    for (const wrong of [id, '999999', 'x', '1e5', '9'.repeat(19), '00000000000000000000', '-1', '1;drop']) {
      for (const answer of [
        await people.call('GET', `requests/${wrong}`),
        await edit(wrong, { title: 'Night mode' }),
        await people.call('GET', `requests/${wrong}/history`),
        await people.call('GET', `requests/${wrong}/similar`),
        await people.call('POST', `requests/${wrong}/merge`, { into: id }),
        await people.call('POST', `requests/${wrong}/unmerge`),
        await people.call('PATCH', 'requests', { ids: [wrong], status: 'planned' }),
      ]) {
        expect(answer).toMatchObject(unknown);
      }
    }
  });

  it('are edited many at once, all or none', async () => {
    const ids: string[] = [];
    for (const tags of [['UI'], ['ui', 'API'], []]) ids.push((await create({ tags })).id);
    const answer = await people.call('PATCH', 'requests', {
      ids,
      status: 'planned',
      addTags: ['Ui', '2026'],
      removeTags: ['api'],
    });
    expect(answer).toMatchObject({ status: 200, body: { changed: ids } });
    const states = async () =>
      Promise.all(ids.map(async (id) => (await people.call('GET', `requests/${id}`)).body));
    expect((await states()).map(({ status, tags }) => [status, tags])).toEqual([
      ['planned', ['UI', '2026']],
      ['planned', ['ui', '2026']],
      ['planned', ['Ui', '2026']],
    ]);
    expect((await people.call('PATCH', 'requests', { ids, status: 'planned' })).body).toEqual({
      changed: [],
    });
    expect(
      await people.call('PATCH', 'requests', { ids: [...ids, '999999'], status: 'shipped' }),
    ).toMatchObject(unknown);
    const full = Array.from({ length: 20 }, (_, nth) => `t${nth}`);
    expect(await people.call('PATCH', 'requests', { ids, status: 'shipped', addTags: full })).toMatchObject(
      invalid,
    );
    expect((await states()).map(({ status }) => status)).toEqual(['planned', 'planned', 'planned']);
    for (const body of [
      { ids: [] },
      { ids: ids[0] },
      { ids: [1] },
      { ids: Array.from({ length: 201 }, () => '1') },
      { ids, status: 'x' },
      { ids, addTags: [''] },
    ]) {
      expect(await people.call('PATCH', 'requests', body)).toMatchObject(invalid);
    }
  });

  it('are counted by tag', async () => {
    await create({ tags: ['UI', 'API'] });
    const { id } = await create({ tags: ['UI'] });
    const { id: merged } = await create({ tags: ['Gone'] });
    await people.call('POST', `requests/${merged}/merge`, { into: id });
    expect((await people.call('GET', 'tags')).body).toEqual({
      items: [
        { tag: 'UI', requests: 2 },
        { tag: 'API', requests: 1 },
      ],
    });
  });

  it('name others that say something like them', async () => {
    const { id } = await create({ title: 'Dark mode for the editor' });
    const like = await create({ title: 'A dark editor theme' });
    await create({ title: 'Export to PDF' });
    expect((await people.call('GET', `requests/${id}/similar`)).body).toEqual({
      items: [{ id: like.id, title: like.title, status: 'underReview', votes: 0 }],
    });
  });

  it('are read by viewers and changed by editors', async () => {
    const { id } = await create();
    const { cookie } = await memberWithRole(app, people.project, 'viewer');
    for (const path of ['', '/history', '/voters', '/similar']) {
      expect((await people.call('GET', `requests/${id}${path}`, undefined, cookie)).status).toBe(200);
    }
    expect((await people.call('GET', 'tags', undefined, cookie)).status).toBe(200);
    const refused = { status: 403, body: { code: 'role.insufficient' } };
    for (const [method, path, body] of [
      ['POST', 'requests', { title: 'Night mode' }],
      ['PATCH', 'requests', { ids: [id], status: 'planned' }],
      ['PATCH', `requests/${id}`, { title: 'Night mode' }],
      ['POST', `requests/${id}/merge`, { into: id }],
      ['POST', `requests/${id}/unmerge`, undefined],
      ['POST', `requests/${id}/votes`, { person: { sub: 'a' } }],
      ['PUT', `requests/${id}/votes/1`, {}],
      ['DELETE', `requests/${id}/votes/1`, undefined],
    ] as const) {
      expect(await people.call(method, path, body, cookie)).toMatchObject(refused);
    }
    const editor = await memberWithRole(app, people.project, 'editor');
    expect(
      (await people.call('PATCH', `requests/${id}`, { title: 'Night mode' }, editor.cookie)).status,
    ).toBe(200);
  });
});
