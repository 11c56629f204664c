import type { WarningReason } from '../../contract/identity-reasons.js';
import { emailKey } from './email.js';
import { isPlaceholder } from './placeholder.js';
import { readRevenue } from './revenue.js';
import type { Claims } from './token-types.js';

const MAX_ID = 255;
const MAX_NAME = 200;
const MAX_PLAN = 100;

export type OptionalClaims = Pick<Claims, 'email' | 'name' | 'plan' | 'revenue' | 'company'>;
type Members = Record<string, unknown>;
type Warn = (reason: WarningReason) => void;

/**
 * The claims that may be absent, of a token's payload or of a body of the server API that has the same members.
 * A bad one is ignored and named to `warn`; it never breaks the identity (docs/identity.md).
 */
export function readOptionalClaims(source: object, warn: Warn): OptionalClaims {
  const company = readCompany(own(source, 'company'), warn);
  const traits = membersOf(own(source, 'traits'), 'traits', warn) ?? {};
  return {
    email: readEmail(own(source, 'email'), own(source, 'email_verified'), warn),
    name: readText(own(source, 'name') ?? undefined, MAX_NAME, () => warn('name')),
    plan: readText(own(traits, 'plan'), MAX_PLAN, () => warn('plan')),
    revenue: readRevenue(
      {
        amount: own(traits, 'amount'),
        interval: own(traits, 'interval'),
        // As the widget's own words go, and as Stripe names it.
        intervalCount: own(traits, 'intervalCount') ?? own(traits, 'interval_count'),
      },
      warn,
    ),
    company,
  };
}

/**
 * The text of a `sub` or a company id, compared exactly: 1–255 UTF-16 units, well-formed, no control character,
 * not blank, no placeholder of somebody who is signed out; or a safe positive integer, which becomes its decimal
 * text. Null for anything else.
 */
export function opaqueId(value: unknown): string | null {
  if (isPlaceholder(value)) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (typeof value !== 'string' || value.length > MAX_ID || value.trim() === '') return null;
  return /[\p{Cc}\p{Cs}]/u.test(value) ? null : value;
}

/** A member of the object itself: `__proto__` and its like in a payload lend nothing. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Members)[name] : undefined;
}

/** The host's word on an address. Some hosts write it as text; any other word is no reason to join people. */
const CONFIRMED = new Map<unknown, boolean | null>([
  [undefined, null],
  [null, null],
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
]);

function readEmail(value: unknown, verified: unknown, warn: Warn): Claims['email'] {
  if (value === undefined || value === null) return undefined;
  const key = typeof value === 'string' ? emailKey(value) : null;
  if (typeof value !== 'string' || key === null) {
    warn('email');
    return undefined;
  }
  const confirmed = CONFIRMED.get(verified);
  if (confirmed === undefined) warn('emailVerified');
  return { key, display: value.trim(), confirmed: confirmed === undefined ? false : confirmed };
}

function readCompany(value: unknown, warn: Warn): Claims['company'] {
  if (value === null) return null;
  const members = membersOf(value, 'company', warn);
  if (members === undefined) return undefined;
  const named = own(members, 'id');
  const id = opaqueId(named);
  if (id === null) {
    warn(isPlaceholder(named) ? 'companyPlaceholder' : 'company');
    return undefined;
  }
  return { id, name: readText(own(members, 'name'), MAX_NAME, () => warn('companyName')) };
}

/** Trimmed and cut to `max` characters; blank says nothing, null says that there is none. */
function readText(value: unknown, max: number, warn: () => void): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0')) {
    warn();
    return undefined;
  }
  // By code points: half an emoji would be a lone surrogate.
  const text = Array.from(value.trim()).slice(0, max).join('').trimEnd();
  return text === '' ? undefined : text;
}

/** An object; PHP writes an empty one as `[]`. */
function membersOf(value: unknown, reason: WarningReason, warn: Warn): Members | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    warn(reason);
    return undefined;
  }
  return value as Members;
}
