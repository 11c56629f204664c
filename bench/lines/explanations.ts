import sql from 'sql-template-tag';
import { builtInLenses } from '../../src/contract/lenses.js';
import type { CurrentProjectInfo } from '../../src/server/platform/access.js';
import { Explanations } from '../../src/server/ranking/explanations.js';
import { ms, spread, type Figure } from '../figures.js';
import { interleave, type Subject } from '../measure.js';
import type { Options } from '../options.js';
import type { World } from '../world.js';

const GROUP = 'One request with its explanation';
/** Of an ordinary request; the same in a project of any size, so that only the project differs. */
const VOTERS = 40;

/** An ordinary request in the small project and in the big one, and the most wanted one of the big one. */
export async function explanations(world: World, small: World, { rounds }: Options): Promise<Figure[]> {
  const ordinary = await nearest(world, VOTERS);
  const timings = await interleave(
    {
      big: explainSubject(world, ordinary.id),
      small: explainSubject(small, (await nearest(small, VOTERS)).id),
      most: explainSubject(world, (await nearest(world, 1e9)).id),
    },
    { rounds },
  );
  const { big, small: little, most } = timings;
  return [
    {
      group: GROUP,
      what: `a request with ${ordinary.voters} voters, beside the small project`,
      measured: spread(big),
      beside: `${ms(little.median)} small`,
      ratio: big.median / little.median,
      reach: 'independent of the project’s votes (≤ 1.3 ×)',
      reached: big.median / little.median <= 1.3,
    },
    { group: GROUP, what: 'the most wanted request', measured: spread(most) },
  ];
}

function explainSubject({ product, project }: World, request: string): Subject {
  const service = product.part(Explanations);
  const where = { id: project.rowId } as CurrentProjectInfo;
  return { times: 10, run: () => service.explain(where, request, builtInLenses[0]) };
}

/** Of the open requests with about so many voters, the one in the middle of the ranking. */
async function nearest({ product, project }: World, voters: number): Promise<{ id: string; voters: number }> {
  const row = await product.db.row<{ id: string; voters: number }>(sql`
    select request_id::text as id, voters from request_score
     where project_id = ${project.rowId} and open
     order by abs(voters - ${voters}), request_id limit 1`);
  return row!;
}
