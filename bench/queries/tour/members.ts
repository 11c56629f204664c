import sql from 'sql-template-tag';
import { MembersRepository } from '../../../src/server/members/members.repository.js';
import { ProjectMembers } from '../../../src/server/members/project-members.js';
import type { Guide } from './guide.js';

export async function members(guide: Guide): Promise<void> {
  const { email, password } = guide.world.keys.owner;
  await guide.any('POST', '/api/auth/login', { email, password });
  await nextDay(guide);
  await guide.any('GET', '/api/auth/me');
  const colleague = await join(guide);
  await guide.get('members');
  await guide.patch(`members/${colleague}`, { role: 'editor' });
  await guide.delete(`members/${colleague}`);
  await guide.any('GET', '/api/first-run');
  await guide.any('POST', '/api/auth/password', { current: password, next: `${password}0` });
  await guide.any('POST', '/api/auth/logout');
}

/** A session that was last used the day before yesterday is prolonged at its next use. */
async function nextDay({ world: { product } }: Guide): Promise<void> {
  await product.db.run(sql`update member_session set expires_at = expires_at - interval '2 days'`);
}

/** The id of one more member, who comes in as a project's owner does: a call that invites somebody there is none. */
async function join({ world: { product, project } }: Guide): Promise<string> {
  const colleague = { email: 'colleague@bench.example', name: 'Colleague', passwordHash: '' };
  const id = await product.part(MembersRepository).insert(colleague);
  await product.part(ProjectMembers).add(product.db, project.rowId, id, 'viewer');
  return id;
}
