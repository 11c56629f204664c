import { People } from '../../../src/server/identity/people.js';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

describe('a customer’s user with an address', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  const resolve = (who: Parameters<People['resolveByMember']>[2]) =>
    app.db.transaction((tx) =>
      app.app.get(People, { strict: false }).resolveByMember(tx, people.project.rowId, who),
    );

  it('is one person with everybody who has it, and keeps the addresses of all of them', async () => {
    await people.browser().session({ sub: 'a', email: 'x@example.com' });
    await people.browser().session({ sub: 'b', email: 'y@example.com' });
    await people.browser().session({ sub: 'b', email: 'x@example.com' });
    expect(await people.bySub('a')).toMatchObject({
      subs: expect.arrayContaining(['a', 'b']),
      emails: expect.arrayContaining(['x@example.com', 'y@example.com']),
      merges: [{ cause: 'address', revenueDiffers: false, undone: false }],
    });
  });

  it('raises an alarm at ten subs, and joins nobody once it is for display only', async () => {
    const shared = 'info@example.com';
    for (let n = 1; n <= 9; n++) await people.browser().session({ sub: `user${n}`, email: shared });
    const address = async () => (await people.bySub('user1')).addresses[0];
    expect(await address()).toEqual({ email: shared, displayOnly: false, subs: 9, alarm: false });
    await people.browser().session({ sub: 'user10', email: shared });
    expect(await address()).toMatchObject({ subs: 10, alarm: true });
    expect((await people.call('GET', 'identity')).body.sharedAddresses).toBe(1);

    const { id } = await people.bySub('user1');
    const changed = await people.call('PATCH', `people/${id}/emails`, {
      email: 'Info@Example.com',
      displayOnly: true,
    });
    expect(changed.body.addresses).toEqual([{ email: shared, displayOnly: true, subs: 10, alarm: false }]);
    await people.browser().session({ sub: 'user11', email: shared });
    expect(await people.all()).toHaveLength(2);
    expect(await people.bySub('user11')).toMatchObject({ email: shared, emails: [] });
  });

  it('under strict joins nobody but a person without a sub', async () => {
    await people.call('PATCH', 'identity', { mergeByEmail: 'strict' });
    const known = await resolve({ email: 'x@example.com' });
    const claims = { email: 'x@example.com', email_verified: true };
    await people.browser().session({ sub: 'a', ...claims });
    expect((await people.bySub('a')).id).toBe(known);
    await people.browser().session({ sub: 'b', ...claims });
    expect((await people.bySub('b')).id).not.toBe(known);
  });

  it.each(['verified', 'strict'])(
    'that is not confirmed takes over nobody under %s',
    async (mergeByEmail) => {
      await people.call('PATCH', 'identity', { mergeByEmail });
      const request = await people.request();
      const known = await resolve({ email: 'x@example.com' });
      await people.browser().vote(request, { sub: 'a', email: 'y@example.com', email_verified: true });
      for (const [sub, email] of [
        ['b', 'x@example.com'],
        ['c', 'y@example.com'],
      ] as const) {
        const intruder = people.browser();
        await intruder.session({ sub, email });
        await intruder.withdraw(request, { sub, email, email_verified: false });
        expect(await people.bySub(sub)).toMatchObject({ email, emails: [], votes: [] });
        // The server API says of people what a token does.
        await people.call('PUT', `people/by-sub/${sub}`, { email });
        expect(await people.bySub(sub)).toMatchObject({ email, emails: [] });
      }
      expect(await people.votes(request)).toBe(1);
      expect((await people.call('GET', `people/${known}`)).body).toMatchObject({ subs: [] });
      await people.call('PUT', 'people/by-sub/b', { email: 'x@example.com', email_verified: true });
      expect(await people.bySub('b')).toMatchObject({ emails: ['x@example.com'] });
      expect((await people.call('GET', `people/${known}`)).body).toMatchObject({ subs: ['b'] });
    },
  );

  it('under verified joins users who have each confirmed it, in either order', async () => {
    await people.call('PATCH', 'identity', { mergeByEmail: 'verified' });
    const shared = { email: 'x@example.com' };
    await people.browser().session({ sub: 'a', ...shared });
    await people.browser().session({ sub: 'b', ...shared, email_verified: true });
    await people.browser().session({ sub: 'c', ...shared, email_verified: true });
    expect(await people.all()).toHaveLength(2);
    expect((await people.bySub('b')).subs.toSorted()).toEqual(['b', 'c']);
    await people.browser().session({ sub: 'a', ...shared, email_verified: 'true' });
    expect((await people.bySub('a')).subs.toSorted()).toEqual(['a', 'b', 'c']);
  });
});
