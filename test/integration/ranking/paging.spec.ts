import sql from 'sql-template-tag';
import type { BacklogPageDto, BacklogRowDto } from '../../../src/contract/backlog.dto.js';
import { TestApp } from '../../support/app.js';
import { createProject, type TestProject } from '../../support/members.js';
import { randomBacklog, type RandomBacklog } from '../../support/random-backlog.js';
import { ScoringWorld } from '../../support/scoring-world.js';
import { Seeded } from '../../support/seeded.js';

let app: TestApp;
let project: TestProject;
let world: ScoringWorld;
let backlog: RandomBacklog;
const random = new Seeded(7);

beforeAll(async () => {
  app = await TestApp.start();
  project = await createProject(app);
  world = new ScoringWorld(app, project.rowId);
  backlog = await randomBacklog(world, random, { requests: 60, companies: 8, persons: 40, votes: 400 });
  // Nobody votes for these, and some were written in the same microsecond: their ids alone tell them apart.
  for (let i = 0; i < 12; i++) await world.request(`Nobody wants ${i}`);
  await app.db.run(sql`
    update request set created_at = date_trunc('day', now()) where title like 'Nobody wants %' and id % 3 > 0`);
  await world.scored();
});
afterAll(() => app.stop());

const read = (query: string) =>
  app.call('GET', `/api/projects/${project.id}/backlog?${query}`, { cookie: project.cookie });

async function page(query: string, cursor: string | null): Promise<BacklogPageDto> {
  const { status, body } = await read(`${query}${cursor === null ? '' : `&cursor=${cursor}`}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as BacklogPageDto;
}

/** All pages of a list; `between` runs before each page but the first. */
async function pages(
  query: string,
  between: () => Promise<void> = async () => undefined,
): Promise<BacklogRowDto[]> {
  const { items, nextCursor } = await page(query, null);
  const rows = [...items];
  for (let cursor = nextCursor; cursor !== null;) {
    await between();
    const next = await page(query, cursor);
    rows.push(...next.items);
    cursor = next.nextCursor;
  }
  return rows;
}

const ALL = 'status=underReview&status=planned&status=inProgress&status=shipped&status=declined';

describe('pages of the backlog', () => {
  it.each(['revenue', 'balanced', 'votes', 'trending'])('are the %s list, cut', async (lens) => {
    for (const filter of ['', `&${ALL}`, '&status=shipped', '&q=request']) {
      const whole = await page(`lens=${lens}&limit=200${filter}`, null);
      expect(whole.nextCursor).toBeNull();
      expect(await pages(`lens=${lens}&limit=7${filter}`)).toEqual(whole.items);
    }
    const ranks = (await pages(`lens=${lens}&limit=9`)).map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.map((_, index) => index + 1));
  });

  it('neither repeat nor lose a row whose score did not change between them', async () => {
    for (const lens of ['revenue', 'trending', 'votes']) {
      const before = await scores(lens);
      const touched = new Set<string>();
      const seen = await pages(`lens=${lens}&limit=6`, async () => {
        const request = random.pick(backlog.requests);
        touched.add(request);
        await world.vote(request, random.pick(backlog.persons), {
          daysAgo: random.next(),
          active: random.chance(0.6),
        });
        await world.mark({ requests: [request], cause: 'vote' });
        await app.settle();
      });
      const after = await scores(lens);
      const still = [...before].filter(([id, score]) => !touched.has(id) && after.get(id) === score);
      const times = (id: string) => seen.filter((row) => row.id === id).length;
      expect(still.length).toBeGreaterThan(20);
      expect(still.filter(([id]) => times(id) !== 1)).toEqual([]);
    }
  });

  it('count ranks afresh when a score has moved since the page before', async () => {
    const first = await page('limit=10', null);
    const last = (await page('limit=200', null)).items.at(-1)!;
    await world.vote(last.id, await world.person({ customer: await world.company(9_000_000_00) }));
    await world.mark({ requests: [last.id], cause: 'vote' });
    await app.settle();
    const second = await page('limit=10', first.nextCursor);
    expect(second.items.map(({ rank }) => rank)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
    expect((await page('limit=10', second.nextCursor)).items[0]!.rank).toBe(22);
    expect((await page('limit=1', null)).items[0]).toMatchObject({ id: last.id, rank: 1 });
  });

  it('go on only in the list they are of', async () => {
    const { nextCursor } = await page('limit=5', null);
    const other = await createProject(app);
    for (const [id, cookie, query] of [
      [project.id, project.cookie, 'lens=votes'],
      [project.id, project.cookie, 'status=planned'],
      [project.id, project.cookie, 'q=request'],
      [other.id, other.cookie, ''],
    ]) {
      const url = `/api/projects/${id}/backlog?${query}&cursor=${nextCursor}`;
      const { status, body } = await app.call('GET', url, { cookie: cookie! });
      expect([query, status, body.code]).toEqual([query, 400, 'cursor.invalid']);
    }
    expect((await page('limit=3', nextCursor)).items).toHaveLength(3);
  });

  it('refuse a cursor that nobody gave out', async () => {
    const { nextCursor } = await page('limit=5', null);
    const genuine = JSON.parse(Buffer.from(nextCursor!, 'base64url').toString()) as Record<string, unknown>;
    const forged = (change: object) =>
      Buffer.from(JSON.stringify({ ...genuine, ...change })).toString('base64url');
    const cursors = [
      'x',
      '%00',
      Buffer.from('null').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
      forged({ score: '1' }),
      forged({ score: null }),
      forged({ voters: -1 }),
      forged({ voters: 2 ** 53 }),
      forged({ voters: 2 ** 31 }),
      forged({ createdMicros: 1.5 }),
      forged({ createdMicros: 2 ** 53 }),
      forged({ id: "1'" }),
      forged({ id: '1'.repeat(19) }),
      forged({ place: 2 ** 31 }),
      forged({ score: 0.5 }),
      forged({ score: 1e300 }),
      forged({ list: 'x' }),
    ];
    for (const cursor of cursors) {
      const { status, body } = await read(`cursor=${cursor}`);
      expect([cursor, status, /^(cursor\.invalid|input\.malformed)$/.test(body.code)]).toEqual([
        cursor,
        400,
        true,
      ]);
    }
  });
});

/** What is stored, by request. */
async function scores(lens: string): Promise<Map<string, number>> {
  const { items } = await page(`lens=${lens}&limit=200`, null);
  return new Map(items.map(({ id, score, voters }) => [id, score * 1000 + voters]));
}
