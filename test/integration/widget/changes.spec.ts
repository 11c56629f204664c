import sql from 'sql-template-tag';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';
import { TestWidget } from '../../support/widget.js';

describe('what has become of a user’s requests', () => {
  let app: TestApp;
  let people: TestPeople;
  let widget: TestWidget;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => {
    people = await TestPeople.start(app);
    widget = new TestWidget(people);
  });
  afterAll(() => app.stop());

  const change = (id: string, status: string) => people.call('PATCH', `requests/${id}`, { status });
  const told = async (sub = 'ada') =>
    (await people.browser().session({ sub })).body.mineChangedAt as string | null;
  const listed = async (sub = 'ada') =>
    Object.fromEntries(
      (await widget.items('sort=mine', sub)).map(({ title, statusChangedAt }) => [title, statusChangedAt]),
    );
  const statusAt = async (id: string) =>
    (
      await people.rows<{ at: Date }>(sql`select status_at as at from request where id = ${id}`)
    )[0]!.at.toISOString();

  it('is nothing as long as the team has changed nothing', async () => {
    await widget.submit('Own', { sub: 'ada' });
    await people.browser().vote(await people.request('Dark mode'), { sub: 'ada' });
    expect(await told()).toBeNull();
    expect(await listed()).toEqual({ Own: null, 'Dark mode': null });
    expect((await people.browser().session()).body.mineChangedAt).toBeNull();
  });

  it('is told with the session and in the list: the newest change of what was submitted or voted for', async () => {
    const own = (await widget.submit('Own', { sub: 'ada' })).body.id as string;
    const voted = await people.request('Dark mode');
    await people.browser().vote(voted, { sub: 'ada' });
    await people.request('Somebody’s');
    await change(own, 'planned');
    await change(voted, 'shipped');
    expect(await told()).toBe(await statusAt(voted));
    expect(await listed()).toEqual({ Own: await statusAt(own), 'Dark mode': await statusAt(voted) });
    await change(own, 'inProgress');
    expect(await told()).toBe(await statusAt(own));
    expect(await told('somebody else')).toBeNull();
  });

  it('leaves out what had changed before the user voted, what was withdrawn, and edits of the text', async () => {
    const id = await people.request('Dark mode');
    await change(id, 'planned');
    const browser = people.browser();
    await browser.vote(id, { sub: 'ada' });
    await people.call('PATCH', `requests/${id}`, { title: 'Night mode' });
    expect(await told()).toBeNull();
    expect(await listed()).toEqual({ 'Night mode': null });
    await change(id, 'inProgress');
    expect(await told()).toBe(await statusAt(id));
    await browser.withdraw(id, { sub: 'ada' });
    expect(await told()).toBeNull();
  });

  it('is there for a visitor without a token, and for the person that it becomes', async () => {
    const id = await people.request('Dark mode');
    const browser = people.browser();
    await browser.vote(id);
    await change(id, 'planned');
    const at = await statusAt(id);
    expect((await browser.session()).body.mineChangedAt).toBe(at);
    expect((await browser.session({ sub: 'ada' })).body.mineChangedAt).toBe(at);
  });
});
