import sql from 'sql-template-tag';
import { BacklogQueryDto, type BacklogPageDto } from '../../src/contract/backlog.dto.js';
import { builtInLenses, type BuiltInLens } from '../../src/contract/lenses.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../../src/server/platform/access.js';
import { Backlog } from '../../src/server/ranking/backlog.js';
import { ms, ratioOf, spread, type Figure } from '../figures.js';
import { interleave, type Subject, type Timing } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';

const GROUP = 'A ranked page of 50 rows';
const LIMIT = 50;
const TIMES = 40;

/** Pages as the backlog reads them: the statement alone, the first and the last page, big and small projects. */
export async function pages(world: World, small: World, { rounds }: Options): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const lens of builtInLenses) {
    const deep = await deepCursor(world, lens);
    const timings = await interleave(
      {
        first: pageSubject(world, lens),
        small: pageSubject(small, lens),
        deep: pageSubject(world, lens, { cursor: deep.cursor }),
        bare: bareSubject(world),
      },
      { rounds },
    );
    figures.push(...figuresOf(lens, deep.page, timings));
  }
  const extras = await interleave(
    { page: pageSubject(world, 'revenue', { include: ['plans', 'trend'] }) },
    { rounds },
  );
  figures.push({
    group: GROUP,
    what: 'revenue, with each row’s plans and trend',
    measured: spread(extras.page),
    reach: 'SQL ≤ 5 ms',
    reached: extras.page.median <= 5,
  });
  return figures;
}

type Timings = Record<'first' | 'small' | 'deep' | 'bare', Timing>;

function figuresOf(lens: BuiltInLens, page: number, { first, small, deep, bare }: Timings): Figure[] {
  const line = { group: GROUP };
  return [
    {
      ...line,
      what: `${lens}, page 1`,
      measured: spread(first),
      beside: `${ms(bare.median)} bare index read`,
      ratio: ratioOf(first, bare),
      reach: 'SQL ≤ 5 ms',
      reached: first.median <= 5,
    },
    {
      ...line,
      what: `${lens}, page 1, beside the small project`,
      measured: ms(first.median),
      beside: `${ms(small.median)} small`,
      ratio: first.median / small.median,
      reach: '≤ 1.3 ×',
      reached: first.median / small.median <= 1.3,
    },
    {
      ...line,
      what: `${lens}, page ${page}`,
      measured: spread(deep),
      beside: `${ms(first.median)} page 1`,
      ratio: deep.median / first.median,
      reach: 'as fast as page 1 (≤ 1.3 ×)',
      reached: deep.median / first.median <= 1.3,
    },
  ];
}

/** What the server does for a page once it knows who asks: find the lens, read the page, shape it. */
function pageSubject(world: World, lens: BuiltInLens, more: Partial<BacklogQueryDto> = {}): Subject {
  const { product, project } = world;
  const query = Object.assign(new BacklogQueryDto(), { lens, limit: LIMIT, ...more });
  const backlog = product.part(Backlog);
  const [who, where] = [{ id: '1' } as CurrentMemberInfo, { id: project.rowId } as CurrentProjectInfo];
  return { times: TIMES, run: () => backlog.page(who, where, query) };
}

/** The least that a page of a ranking can cost: fifty rows of an index, prepared. */
function bareSubject({ product, project }: World): Subject {
  const statement = sql`
    select request_id, revenue_score, voters from request_score
     where project_id = ${project.rowId} and open
     order by revenue_score desc, voters desc, created_at, request_id limit ${LIMIT}`;
  return { times: TIMES, run: () => product.db.prepared('bench.page', statement) };
}

/** The cursor of page 200, or of the last full one. */
async function deepCursor(
  { product, project }: World,
  lens: BuiltInLens,
): Promise<{ cursor: string | undefined; page: number }> {
  const path = `/api/projects/${project.id}/backlog?lens=${lens}&limit=${LIMIT}`;
  let [cursor, page]: [string | undefined, number] = [undefined, 1];
  for (; page < 200; page++) {
    const query: string = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: BacklogPageDto = await product.call('GET', path + query, project.cookie);
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  return { cursor, page };
}
