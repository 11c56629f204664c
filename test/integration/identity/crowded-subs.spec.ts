import sql from 'sql-template-tag';
import type { CrowdedSubDto } from '../../../src/contract/identity.dto.js';
import { TestApp } from '../../support/app.js';
import { TestPeople } from '../../support/people.js';

jest.setTimeout(60_000);

describe('the alarm about a sub that many browsers claim', () => {
  let app: TestApp;
  let people: TestPeople;
  beforeAll(async () => (app = await TestApp.start()));
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterAll(() => app.stop());

  const crowded = async (): Promise<CrowdedSubDto[]> =>
    (await people.call('GET', 'identity')).body.crowdedSubs;
  const claim = async (browsers: number, sub = 'shared') => {
    for (let n = 0; n < browsers; n++) await people.browser().session({ sub });
  };

  it('is raised by the 51st within a day, names the person, and ends a day later', async () => {
    const bystander = await TestPeople.start(app);
    const [first, voter] = [people.browser(), people.browser()];
    await first.session({ sub: 'shared' });
    await claim(49);
    // The same browser with the next token, or back after a token ended, is no other.
    for (let n = 0; n < 3; n++) await first.session({ sub: 'shared', iat: app.clock.seconds() });
    const request = await people.request();
    await first.vote(request);
    await first.session({ sub: 'shared' });
    expect(await crowded()).toEqual([]);

    // One that had voted before anybody signed in counts like a fresh one.
    await voter.vote(request);
    await voter.session({ sub: 'shared' });
    const { id } = await people.bySub('shared');
    expect(await crowded()).toEqual([{ sub: 'shared', personId: id, lastAt: expect.any(String) }]);
    expect((await bystander.call('GET', 'identity')).body.crowdedSubs).toEqual([]);

    app.clock.advance({ minutes: 24 * 60 + 1 });
    expect(await crowded()).toEqual([]);
  });

  it('looks at any day, not at the calendar’s, and keeps no more than it needs', async () => {
    await claim(30);
    app.clock.advance({ minutes: 23 * 60 });
    await claim(20);
    app.clock.advance({ minutes: 2 * 60 });
    await claim(30);
    expect(await crowded()).toEqual([]);
    await claim(1);
    expect(await crowded()).toMatchObject([{ sub: 'shared' }]);
    const [kept] = await people.rows<{ times: number }>(
      sql`select cardinality(claimed_at) as times from sub_claim where project_id = ${people.project.rowId}`,
    );
    expect(kept).toEqual({ times: 50 });
  });

  it('is about a sub: a person with several may have as many browsers as all of them together', async () => {
    const email = 'team@example.com';
    for (let n = 0; n < 52; n++) await people.browser().session({ sub: n % 2 === 0 ? 'a' : 'b', email });
    expect(await people.all()).toHaveLength(1);
    expect(await crowded()).toEqual([]);
  });

  it('goes with the person', async () => {
    await claim(51);
    const { id } = await people.bySub('shared');
    expect(await crowded()).toHaveLength(1);
    expect((await people.call('DELETE', `people/${id}`)).status).toBeLessThan(300);
    expect(await crowded()).toEqual([]);
  });
});
