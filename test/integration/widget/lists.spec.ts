import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';
import { TestWidget } from '../../support/widget.js';

const made = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');

describe('the lists of requests', () => {
  let app: TestApp;
  let people: TestPeople;
  let widget: TestWidget;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    widget = new TestWidget(people);
  });
  afterAll(() => app.stop());

  const votes = async () =>
    Object.fromEntries((await widget.items('')).map((item) => [item.title, item.votes]));
  const three = async () => {
    const ids: Record<string, string> = {};
    for (const [title, subs] of [
      ['Few', ['a']],
      ['Most', ['a', 'b', 'c']],
      ['Some', ['b', 'c']],
    ] as const) {
      ids[title] = await people.request(title);
      for (const sub of subs) await people.browser().vote(ids[title], { sub });
    }
    return ids;
  };

  it('show those first that most people want', async () => {
    await three();
    await app.settle();
    expect(await widget.titles('')).toEqual(['Most', 'Some', 'Few']);
    expect(await widget.titles('sort=top')).toEqual(['Most', 'Some', 'Few']);
    expect(await widget.pages('limit=1')).toEqual([['Most'], ['Some'], ['Few']]);
  });

  it('never depend on revenue', async () => {
    await three();
    const rich = { sub: 'rich', traits: { plan: 'pro', amount: 1e9, interval: 'month' } };
    await people.browser().vote(await people.request('Rich'), rich);
    await app.settle();
    expect(await widget.titles('')).toEqual(['Most', 'Some', 'Few', 'Rich']);
    const answer = JSON.stringify((await widget.call('GET')).body);
    expect(answer).not.toMatch(/cents|revenue|plan|email|person/i);
  });

  it('show new ones at once, before they are scored', async () => {
    await widget.submit('One');
    await widget.submit('Two');
    expect(await widget.titles('')).toEqual(['One', 'Two']);
    expect(await widget.titles('sort=new')).toEqual(['Two', 'One']);
  });

  it('page through ties and new ones without gap or repetition', async () => {
    const expected: string[] = [];
    for (let nth = 0; nth < 9; nth++) {
      const title = `Wish ${nth}`;
      const id = await people.request(title);
      if (nth < 6) await people.browser().vote(id, { sub: 'a' });
      expected.push(title);
      if (nth === 5) await app.settle();
    }
    expect((await widget.pages('limit=2')).flat()).toEqual(expected);
    expect((await widget.pages('limit=4&sort=new')).flat()).toEqual(expected.toReversed());
    expect((await widget.pages('limit=2&q=wish')).flat()).toEqual(expected);
    expect((await widget.pages('limit=2&status=underReview,shipped')).flat()).toEqual(expected);
    expect((await widget.pages('limit=4&sort=mine', 'a')).flat()).toEqual(expected.slice(0, 6).toReversed());
  });

  it('show what the caller submitted or votes for, whatever became of it', async () => {
    const ids = await three();
    await widget.submit('Own', { sub: 'a' });
    await people.call('PATCH', `requests/${ids.Few}`, { status: 'shipped' });
    expect(await widget.titles('sort=mine', 'a')).toEqual(['Own', 'Most', 'Few']);
    expect(await widget.titles('sort=mine&status=shipped', 'a')).toEqual(['Few']);
    expect(await widget.titles('sort=mine', 'stranger')).toEqual([]);
  });

  it('show open ones unless asked, and those that are asked for', async () => {
    const ids = await three();
    await people.call('PATCH', `requests/${ids.Few}`, { status: 'shipped' });
    await people.call('PATCH', `requests/${ids.Some}`, { status: 'planned' });
    await app.settle();
    expect(await widget.titles('')).toEqual(['Most', 'Some']);
    expect(await widget.titles('sort=new')).toEqual(['Some', 'Most']);
    expect(await widget.titles('status=shipped')).toEqual(['Few']);
    expect(await widget.titles('status=planned')).toEqual(['Some']);
    expect(await widget.titles('status=planned,shipped')).toEqual(['Some', 'Few']);
    expect(await widget.titles('status=planned&status=shipped')).toEqual(['Some', 'Few']);
  });

  it('find words in any script, and parts of titles', async () => {
    await widget.submit('Dark mode for the editor', undefined, 'My eyes hurt at night.');
    await widget.submit('ダークモードを追加してください');
    await widget.submit('Тёмная тема');
    await widget.submit('100% wide_tables');
    expect(await widget.titles('q=EDITOR')).toEqual(['Dark mode for the editor']);
    expect(await widget.titles('q=edit')).toEqual(['Dark mode for the editor']);
    expect(await widget.titles('q=eyes')).toEqual(['Dark mode for the editor']);
    expect(await widget.titles('q=dark+tables')).toEqual([]);
    expect(await widget.titles(`q=${encodeURIComponent('モード')}`)).toEqual([
      'ダークモードを追加してください',
    ]);
    expect(await widget.titles(`q=${encodeURIComponent('тёмная')}`)).toEqual(['Тёмная тема']);
    expect(await widget.titles(`q=${encodeURIComponent('%')}`)).toEqual(['100% wide_tables']);
    expect(await widget.titles('q=_')).toEqual(['100% wide_tables']);
    expect(await widget.titles(`q=${encodeURIComponent("'&|!():*\\")}`)).toEqual([]);
    expect(await widget.titles('q=&sort=new')).toHaveLength(4);
  });

  it('leave merged ones out', async () => {
    const ids = await three();
    await people.call('POST', `requests/${ids.Few}/merge`, { into: ids.Some });
    await app.settle();
    expect(await widget.titles('')).toEqual(['Most', 'Some']);
    expect(await widget.titles('sort=new')).toEqual(['Some', 'Most']);
    expect(await widget.titles('sort=mine', 'a')).toEqual(['Some', 'Most']);
  });

  it('count exactly what is not scored yet', async () => {
    const ids = await three();
    expect(await votes()).toEqual({ Few: 1, Most: 3, Some: 2 });
    await app.settle();
    await people.browser().vote(ids.Few!, { sub: 'z' });
    await people.browser().withdraw(ids.Most!, { sub: 'a' });
    expect(await votes()).toEqual({ Few: 2, Most: 2, Some: 2 });
  });

  it.each([
    'sort=revenue',
    'limit=0',
    'limit=201',
    'limit=x',
    'status=open',
    'status=',
    'status[a]=planned',
    'more=1',
    `q=${'x'.repeat(201)}`,
    'q=a&q=b',
  ])('refuse the query %s', async (query) => {
    expect(await widget.call('GET', `?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'input.invalid' },
    });
  });

  it('refuse cursors that are none, or another list’s', async () => {
    for (let nth = 0; nth < 3; nth++) await widget.submit(`Wish ${nth}`);
    const { nextCursor } = (await widget.call('GET', '?sort=new&limit=1')).body;
    for (const cursor of [
      'x',
      'e30',
      nextCursor,
      made({ sort: 'top', voters: 1e10, at: 1, id: '1' }),
      made({ sort: 'top', voters: 1, at: 1.5, id: '1' }),
      made({ sort: 'top', voters: 1, at: 1, id: "1'" }),
      made({ sort: 'top', voters: null, at: 1, id: '1' }),
    ]) {
      expect(await widget.call('GET', `?sort=top&cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'cursor.invalid' },
      });
    }
    const far = made({ sort: 'top', voters: 1, at: Number.MAX_SAFE_INTEGER, id: '1' });
    expect((await widget.call('GET', `?cursor=${far}`)).status).toBe(200);
  });

  it('are another project’s own business', async () => {
    await widget.submit('Ours');
    widget = new TestWidget(await TestPeople.start(app));
    expect(await widget.titles('')).toEqual([]);
    expect((await widget.call('GET', '/similar?q=ours')).body.items).toEqual([]);
  });

  describe('that are similar', () => {
    it('are found by words, by spelling and in scripts without spaces', async () => {
      for (const title of [
        'Dark mode for the editor',
        'Export invoices as PDF',
        'Keyboard shortcuts',
        'ダークモードを追加してください',
        '希望支持深色模式',
        'Mode sombre pour l’éditeur',
      ]) {
        await widget.submit(title);
      }
      expect((await widget.similar('dark mode'))[0]).toBe('Dark mode for the editor');
      expect((await widget.similar('kyeboard shortcut'))[0]).toBe('Keyboard shortcuts');
      expect((await widget.similar('PDF export of invoices'))[0]).toBe('Export invoices as PDF');
      expect((await widget.similar('ダークモード対応'))[0]).toBe('ダークモードを追加してください');
      expect((await widget.similar('深色'))[0]).toBe('希望支持深色模式');
      expect((await widget.similar('mode sombre'))[0]).toBe('Mode sombre pour l’éditeur');
      expect(await widget.similar('zzzz')).toEqual([]);
      expect(await widget.similar('  ')).toEqual([]);
      expect(await widget.similar("'&|!():*\\ <->")).toEqual([]);
    });

    it('are five at the most, with their state and the caller’s vote', async () => {
      for (let nth = 0; nth < 7; nth++) await widget.submit(`Dark mode ${nth}`, { sub: `s${nth}` });
      const { items } = (await widget.call('GET', '/similar?q=dark+mode', { sub: 's3' })).body;
      expect(items).toHaveLength(5);
      expect(Object.keys(items[0]).toSorted()).toEqual(
        [
          'id',
          'title',
          'body',
          'status',
          'votes',
          'voted',
          'mine',
          'createdAt',
          'statusChangedAt',
        ].toSorted(),
      );
    });

    it('need something to be similar to', async () => {
      expect(await widget.call('GET', '/similar')).toMatchObject({
        status: 400,
        body: { code: 'input.invalid' },
      });
      expect((await widget.call('GET', `/similar?q=${'x'.repeat(201)}`)).status).toBe(400);
    });
  });

  it('are read without writing a row for an anonymous browser', async () => {
    await widget.call('GET');
    await widget.call('GET', '/similar?q=x');
    const { count } = (await app.db.row<{ count: number }>(
      sql`select count(*) from visitor where project_id = ${people.project.rowId}`,
    ))!;
    expect(count).toBe(0);
  });
});
