import type { RejectionReason, WarningReason } from '../../contract/identity-reasons.js';
import { own, readOptionalClaims } from './claims.js';
import { rules, type Found, type Reading } from './token-rules.js';
import type { TokenProject, Verdict, VerifiedToken } from './token-types.js';

export type * from './token-types.js';

/** At most as much of a wrong audience as helps to recognise it. */
const MAX_SAMPLE = 200;

/**
 * Whom a token identifies in `project` at `now` (Unix seconds). Any value may be a token and none makes an error:
 * what does not verify by every rule of docs/identity.md leaves its bearer anonymous, for the reason of
 * the first rule that failed.
 */
export async function verify(token: unknown, project: TokenProject, now: number): Promise<Verdict> {
  const reading: Reading = { token, project, now };
  for (const rule of rules) {
    const outcome = await rule.check(reading);
    if (typeof outcome === 'string')
      return { verified: null, reason: outcome, sample: sampleOf(outcome, reading) };
    Object.assign(reading, outcome);
  }
  const complete = reading as Reading & Found;
  return { verified: readClaims(complete), keyUntil: complete.signature.until };
}

/** What a token says whose payload, times and sub have passed their rules. */
export function readClaims({ payload, times, sub }: Pick<Found, 'payload' | 'times' | 'sub'>): VerifiedToken {
  const warnings: WarningReason[] = [];
  const claims = readOptionalClaims(payload, (reason) => warnings.push(reason));
  return { claims: { sub, iat: times.iat, ...claims }, warnings };
}

/** The wrong audience, or the placeholder used as a sub, of a token whose signature verified. */
function sampleOf(reason: RejectionReason, { payload }: Reading): string | null {
  const named = payload ? wrongValue(reason, payload) : null;
  // What the database cannot store would hold up the counts of every project.
  return typeof named === 'string' && !/[\p{Cc}\p{Cs}]/u.test(named)
    ? named.slice(0, MAX_SAMPLE).toWellFormed()
    : null;
}

function wrongValue(reason: RejectionReason, payload: object): unknown {
  const [aud, sub] = [own(payload, 'aud'), own(payload, 'sub')];
  if (reason === 'placeholder') return String(sub).trim();
  if (reason !== 'audience') return null;
  return Array.isArray(aud) ? aud[0] : aud;
}
