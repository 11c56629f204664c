import type { RegisterSource } from '../../contract/register-sources.js';
import type { Claims, Policy } from './token-types.js';

/**
 * Fields of people and customers as registers, without a database: docs/identity.md section 3. What stands does
 * not depend on the order in which things were said.
 */

export type Source = RegisterSource;

/** The amount billed, and what it is worth a month. */
export type Revenue = NonNullable<Claims['revenue']>;

/** What was said last: a null value says that there is none. */
export interface Register<Value> {
  value: Value | null;
  /** The token's `iat`, or what plays its part. */
  at: Date;
  source: Source;
}

/** A person's own fields (`company` is the host's id of it), and those of the customer that an amount belongs to. */
export interface Values {
  name: string;
  email: string;
  company: string;
  plan: string;
  revenue: Revenue;
}
export type Field = keyof Values;
export const fields = ['name', 'email', 'company', 'plan', 'revenue'] as const satisfies Field[];

/** Null where nobody ever said anything. */
export type Registers = { [F in Field]: Register<Values[F]> | null };
/** Some of them; one that is absent stays as it is. */
export type RegisterChanges = Partial<Registers>;

/** What a token or a call of the server API says of a person. */
export interface Said {
  registers: RegisterChanges;
  /** The name of the company named; it is the company's field, not the person's. */
  companyName: Register<string> | undefined;
}

/** The same value said again is written at most this often: “age of this amount” must not lie by more. */
export const BUMP_MS = 60_000;

/** What `claims` say. Where revenue comes from the API alone, a token's plan and amount say nothing. */
export function saidBy(
  claims: Claims,
  source: Source,
  revenueFrom: Policy['revenueFrom'],
): Said & { at: Date } {
  const at = new Date(Math.round(claims.iat * 1000));
  const register = <Value>(value: Value | null | undefined) =>
    value === undefined ? undefined : { value, at, source };
  const billed = source !== 'token' || revenueFrom !== 'api';
  const registers = {
    name: register(claims.name),
    email: register(claims.email && claims.email.display),
    company: register(claims.company && claims.company.id),
    plan: billed ? register(claims.plan) : undefined,
    revenue: billed ? register(claims.revenue) : undefined,
  };
  return { at, registers, companyName: register(claims.company?.name) };
}

/** Which of two registers stands: the newer; of one time, the greater value. Commutative and associative. */
export function later<R extends Register<unknown> | null>(a: R, b: R): R {
  if (a === null || b === null) return a ?? b;
  return order(a, b) >= 0 ? a : b;
}

/** Whether `said` is to be written over `current`. */
export function isNews<Value>(current: Register<Value> | null, said: Register<Value>): boolean {
  if (current === null) return true;
  const same = compareValues(current.value, said.value) === 0;
  return same ? said.at.getTime() - current.at.getTime() >= BUMP_MS : order(said, current) > 0;
}

/** Whether two registers say the same, and said it at the same time. */
export function isSame(a: Register<unknown> | null, b: Register<unknown> | null): boolean {
  return a === null || b === null ? a === b : order(a, b) === 0;
}

function order(a: Register<unknown>, b: Register<unknown>): number {
  const byTime = a.at.getTime() - b.at.getTime();
  return byTime || compareValues(a.value, b.value) || compare(a.source, b.source);
}

/** A total order of values: nothing, then by what they are made of. */
export function compareValues(a: unknown, b: unknown): number {
  const [left, right] = [parts(a), parts(b)];
  for (const [index, part] of left.entries()) {
    const difference = compare(part, right[index] ?? '');
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function parts(value: unknown): (string | number)[] {
  if (value === null) return [];
  if (typeof value === 'string') return [value];
  const { monthlyCents, amount, interval, intervalCount } = value as Revenue;
  return [monthlyCents, amount, interval ?? '', intervalCount];
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
