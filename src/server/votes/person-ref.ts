import type { PersonRefDto } from '../../contract/person-ref.dto.js';
import type { PersonRef } from '../identity/people.js';
import { Refusal } from '../platform/refusal.js';

/** Whom a member means; refuses with `input.invalid` where the person is not named by exactly one key. */
export function personRef({ id, email, sub, name }: PersonRefDto): PersonRef {
  const named: PersonRef[] = [];
  if (id !== undefined) named.push({ id });
  if (email !== undefined) named.push({ email, name });
  if (sub !== undefined) named.push({ sub, name });
  const [only, second] = named;
  if (only && !second) return only;
  const message = 'person must be named by exactly one of id, email and sub';
  throw new Refusal('input.invalid', undefined, { errors: [{ field: 'person', message }] });
}
