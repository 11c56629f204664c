import type { ProjectDto } from '../../src/contract/projects.dto.js';
import type { Role } from '../../src/contract/roles.js';
import { MembersRepository } from '../../src/server/members/members.repository.js';
import { ProjectMembers } from '../../src/server/members/project-members.js';
import { Passwords } from '../../src/server/members/passwords.js';
import { Sessions } from '../../src/server/members/sessions.js';
import sql from 'sql-template-tag';
import type { TestApp } from './app.js';

/** A member who is signed in: pass `cookie` on with a call. */
export interface TestMember {
  id: string;
  email: string;
  cookie: string;
}

export interface TestProject {
  /** The public id, as paths have it. */
  id: string;
  /** The id inside the database. */
  rowId: number;
  audience: string;
  /** The cookie of the member who owns it. */
  cookie: string;
}

export const PASSWORD = 'correct horse battery';
/** Hashed once: a test that needs many members does not wait for argon2. */
let passwordHash: Promise<string> | undefined;
let count = 0;

/** A member with PASSWORD, of no project yet, signed in. */
export async function signUp(app: TestApp, name = `member${++count}`): Promise<TestMember> {
  passwordHash ??= app.app.get(Passwords, { strict: false }).hash(PASSWORD);
  const email = `${name}@example.com`;
  const members = app.app.get(MembersRepository, { strict: false });
  const id = await members.insert({ email, name, passwordHash: await passwordHash });
  const sessions = app.app.get(Sessions, { strict: false });
  const token = await sessions.open(id, { address: '127.0.0.1', agent: undefined });
  return { id, email, cookie: `reqio_session=${token}` };
}

/** A project that `owner`, or else a new member, has just created. */
export async function createProject(app: TestApp, owner?: TestMember, name = 'Acme'): Promise<TestProject> {
  const { cookie } = owner ?? (await signUp(app));
  const answer = await app.call('POST', '/api/projects', { cookie, body: { name } });
  const { id, audience } = answer.body as ProjectDto;
  const row = await app.db.row<{ id: number }>(sql`select id from project where public_id = ${id}`);
  return { id, rowId: row!.id, audience, cookie };
}

/** A new member with a role in a project, signed in. */
export async function memberWithRole(app: TestApp, project: TestProject, role: Role): Promise<TestMember> {
  const member = await signUp(app);
  const members = app.app.get(ProjectMembers, { strict: false });
  await members.add(app.db, project.rowId, member.id, role);
  return member;
}
