import sql from 'sql-template-tag';
import { RecordedRequests } from '../../../src/server/requests/recorded-requests.repository.js';
import { RecordedVotes } from '../../../src/server/votes/recorded-votes.repository.js';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

const day = (nth: number) => new Date(Date.UTC(2026, 0, nth));

describe('requests and votes of the past', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  const votedAt = (request: string) =>
    people.rows<{ active: boolean; at: Date }>(sql`
      select active, voted_at as at from vote where project_id = ${people.project.rowId} and request_id = ${request}
       order by person_id
    `);

  it('are recorded in bulk, with the times at which they happened', async () => {
    for (const sub of ['ada', 'bob']) await people.browser().session({ sub });
    const [ada, bob] = [(await people.bySub('ada')).id, (await people.bySub('bob')).id];
    const plain = { body: '', tags: [], effort: null, author: null };
    const [open, shipped] = await app.db.transaction((tx) =>
      app.app.get(RecordedRequests).record(tx, people.project.rowId, [
        {
          ...plain,
          title: 'Dark mode',
          status: 'underReview',
          author: ada,
          createdAt: day(1),
          statusAt: day(1),
        },
        {
          ...plain,
          title: 'Export',
          status: 'shipped',
          tags: ['API'],
          effort: 3,
          createdAt: day(2),
          statusAt: day(9),
        },
      ]),
    );
    await app.db.transaction((tx) =>
      app.app.get(RecordedVotes).record(tx, people.project.rowId, [
        { request: open!, person: ada, at: day(1) },
        { request: open!, person: bob, at: day(3) },
        { request: open!, person: bob, at: day(4) },
        { request: shipped!, person: bob, at: day(5) },
      ]),
    );
    await app.settle();
    expect((await people.call('GET', `requests/${open}`)).body).toMatchObject({
      title: 'Dark mode',
      votes: 2,
      author: { id: ada },
      createdAt: day(1).toISOString(),
    });
    expect((await people.call('GET', `requests/${shipped}`)).body).toMatchObject({
      status: 'shipped',
      statusAt: day(9).toISOString(),
      tags: ['API'],
      effort: 3,
      votes: 1,
    });
    const { items } = (await people.call('GET', `requests/${shipped}/history`)).body;
    expect(items.map(({ kind, at }: { kind: string; at: string }) => [kind, at])).toEqual([
      ['status', day(9).toISOString()],
      ['created', day(2).toISOString()],
    ]);
    expect(await votedAt(open!)).toEqual([
      { active: true, at: day(1) },
      { active: true, at: day(4) },
    ]);
  });

  it('do not undo what a person did since', async () => {
    const request = await people.request();
    const browser = people.browser();
    await browser.vote(request, { sub: 'ada' });
    await browser.withdraw(request, { sub: 'ada' });
    const person = (await people.bySub('ada')).id;
    await app.db.transaction((tx) =>
      app.app.get(RecordedVotes).record(tx, people.project.rowId, [{ request, person, at: day(1) }]),
    );
    expect(await votedAt(request)).toEqual([expect.objectContaining({ active: false })]);
  });
});
