import sql from 'sql-template-tag';
import { ProjectDeletion } from '../../src/server/projects/project-deletion.js';
import { History } from '../../src/server/ranking/history.js';
import { Sweep } from '../../src/server/ranking/sweep.js';
import type { World } from '../world.js';

/** What no call does: the jobs of a worker. Beside a day's work, those for a project that is deleted. */
export async function dailyWork({ product, project }: World, deletedId: string): Promise<void> {
  await product.part(Sweep).sweep();
  await product.part(History).addDue();
  await product.part(History).runDaily(project.rowId);
  const deleted = await product.db.row<{ id: number }>(
    sql`select id from project where public_id = ${deletedId}`,
  );
  if (deleted) await product.part(ProjectDeletion).remove(deleted.id);
}
