import { Drain } from '../../../src/server/ranking/drain.js';
import { History } from '../../../src/server/ranking/history.js';
import { Sweep } from '../../../src/server/ranking/sweep.js';
import type { World } from '../../world.js';

/** What no call does and no call asks for: the work that comes round in a worker. */
export async function dailyWork({ product, project }: World): Promise<void> {
  await product.part(Sweep).sweep();
  // As the sweep does where marks are left for longer.
  await product.part(Drain).help(project.rowId);
  await product.part(History).addDue();
  await product.part(History).runDaily(project.rowId);
}
