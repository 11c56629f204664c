import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { opaqueId } from './claims.js';
import { emailKey } from './email.js';
import { Fields } from './fields.js';
import { Identify, RootMoved } from './identify.js';
import type { Keys } from './identify-choice.js';
import { IdentifyRepository } from './identify.repository.js';
import { isPlaceholder, STANDS_FOR_NOBODY } from './placeholder.js';
import type { RegisterChanges } from './registers.js';

/**
 * How a member names the person on whose behalf it acts: by exactly one of `id`, `email` and `sub`. `name` counts
 * for a person who is new.
 */
export interface PersonRef {
  id?: string;
  email?: string;
  sub?: string;
  name?: string;
}

/** People as members name them: an address that a member enters is a key, unlike one that an end user types. */
@Injectable()
export class PeopleOfMembers {
  constructor(
    private readonly repository: IdentifyRepository,
    private readonly identify: Identify,
    private readonly fields: Fields,
    private readonly clock: Clock,
  ) {}

  /** See `People.resolveByMember`. */
  async resolve(tx: Tx, projectId: number, who: PersonRef): Promise<string> {
    const ways = [who.id, who.email, who.sub].filter((way) => way !== undefined);
    if (ways.length !== 1) throw wrong('person', 'takes exactly one of id, email and sub');
    if (who.id !== undefined) return this.byId(tx, projectId, who.id);
    const keys = keysOf(who);
    const known = await this.repository.personOfKey(tx, projectId, keys);
    if (known) return this.hold(tx, projectId, known);
    const { personId, isNew, addressIsKey } = await this.identify.identify(tx, projectId, null, keys);
    if (keys.email && !addressIsKey)
      throw wrong('email', 'is shared by several people: name the person by its id');
    if (isNew) await this.introduce(tx, projectId, personId, who);
    return personId;
  }

  private async byId(tx: Tx, projectId: number, id: string): Promise<string> {
    const root = isRowId(id) ? await this.repository.rootOf(tx, projectId, id) : undefined;
    if (root === undefined) throw new Refusal('notFound');
    return this.hold(tx, projectId, root);
  }

  private async hold(tx: Tx, projectId: number, root: string): Promise<string> {
    if (!(await this.repository.holdRoot(tx, projectId, root))) throw new RootMoved();
    return root;
  }

  private async introduce(tx: Tx, projectId: number, personId: string, who: PersonRef): Promise<void> {
    const at = this.clock.now();
    const register = (value: string | undefined) =>
      value === undefined ? undefined : { value, at, source: 'member' as const };
    const registers: RegisterChanges = { name: register(who.name), email: register(who.email?.trim()) };
    await this.fields.apply(tx, projectId, personId, { registers, companyName: undefined });
  }
}

function keysOf(who: PersonRef): Keys {
  if (who.email !== undefined) {
    const email = emailKey(who.email);
    if (email === null) throw wrong('email', 'must be an e-mail address');
    return { email };
  }
  if (isPlaceholder(who.sub)) throw wrong('sub', STANDS_FOR_NOBODY);
  const sub = opaqueId(who.sub);
  if (sub === null) throw wrong('sub', 'is no id of a person');
  return { sub };
}

/** Bodies name whom they mean in `person`. */
function wrong(field: 'person' | keyof PersonRef, message: string): Refusal {
  const path = field === 'person' ? field : `person.${field}`;
  return new Refusal('input.invalid', undefined, {
    errors: [{ field: path, message: `${field} ${message}` }],
  });
}
