import type { SecretDto } from '../../src/contract/secret.dto.js';
import type { TestApp } from './app.js';
import type { TestProject } from './members.js';
import { mint } from './tokens.js';

/** A project's new signing secret. */
export async function generateSecret(app: TestApp, { id, cookie }: TestProject): Promise<string> {
  const answer = await app.call('POST', `/api/projects/${id}/identity/secret`, { cookie });
  return (answer.body as SecretDto).secret;
}

/** A token of this moment for a project, as its snippet mints it; `claims` go over the usual ones. */
export function tokenFor(
  app: TestApp,
  { audience }: TestProject,
  secret: string,
  claims: Record<string, unknown> = {},
): Promise<string> {
  return mint(secret, { sub: 'user_1', aud: audience, iat: Math.floor(app.clock.seconds()), ...claims });
}
