import { Injectable } from '@nestjs/common';
import { sqlState, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { choosePersons, chooseVisitor, type Found, type Keys } from './identify-choice.js';
import { IdentifyRepository } from './identify.repository.js';
import { MergePeople } from './merge-people.js';
import { SubClaimsRepository } from './sub-claims.repository.js';

/** Who somebody turned out to be. */
export interface Identified {
  /** The root person, locked `FOR UPDATE` or new in this transaction. */
  personId: string;
  isNew: boolean;
  /** Whether the address that came is a key of the person, rather than for display only. */
  addressIsKey: boolean;
  /** Whether the browser that came is claimed by somebody else. */
  visitorIsOthers: boolean;
}

/** Between finding a root and locking it, somebody merged it: start again. */
export class RootMoved extends Refusal {
  constructor() {
    super('server.unavailable', 'Too much happens to these people at once: try again in a few seconds.');
  }
}

/** The project is not what it was when the token was verified: verify it again. */
export class StaleProject extends Error {}

/** `retryOn` of every transaction that identifies: two of them met in a way that a second try resolves. */
export function identificationRaces(error: unknown): boolean {
  return error instanceof RootMoved || sqlState(error) === '23505';
}

/** The slow path of identification, where something is new; docs/identity.md section 3, steps 1 to 4. */
@Injectable()
export class Identify {
  constructor(
    private readonly repository: IdentifyRepository,
    private readonly mergePeople: MergePeople,
    private readonly subClaims: SubClaimsRepository,
  ) {}

  /**
   * Whose `keys` these are: at least a sub or an address. Makes, merges and links people as they say. Throws
   * `StaleProject` where the project is gone or not at `version` (null: at any).
   */
  async identify(tx: Tx, projectId: number, version: number | null, keys: Keys): Promise<Identified> {
    await this.repository.lockKeys(tx, projectId, keys);
    const found = await this.lockRoots(tx, projectId, version, keys);
    const choice = choosePersons(found, keys);
    const owner = chooseVisitor(found.visitor, choice.persons);
    const [one, other] = choice.persons;
    let personId = one ?? (await this.repository.createVerified(tx, projectId));
    if (other) personId = await this.mergePeople.merge(tx, projectId, personId, other, 'address');
    const linked = choice.addressIsKey ? keys : { sub: keys.sub };
    const subKey = await this.link(tx, projectId, personId, linked, found);
    const isMine = !!keys.visitor && owner !== 'other';
    if (isMine) await this.claim(tx, projectId, personId, keys.visitor!, found.visitor);
    const isNewBrowser = isMine && !found.visitor?.claimedBy;
    if (isNewBrowser && subKey) await this.subClaims.count(tx, projectId, subKey);
    return {
      personId,
      isNew: one === undefined,
      addressIsKey: choice.addressIsKey,
      visitorIsOthers: !!keys.visitor && !isMine,
    };
  }

  /** Every root that may be written, locked in one go, and what is stored of the keys from then on. */
  private async lockRoots(tx: Tx, projectId: number, version: number | null, keys: Keys): Promise<Found> {
    const seen = await this.find(tx, projectId, version, keys);
    const roots = rootsOf(seen, keys);
    if (roots.length === 0) return seen;
    if (!(await this.repository.lockRoots(tx, projectId, roots))) throw new RootMoved();
    // A merge by other keys may have moved these before the rows were locked.
    const found = await this.find(tx, projectId, version, keys);
    if (rootsOf(found, keys).join() !== roots.join()) throw new RootMoved();
    return found;
  }

  private async find(tx: Tx, projectId: number, version: number | null, keys: Keys): Promise<Found> {
    const found = await this.repository.find(tx, projectId, version, keys);
    if (!found) throw version === null ? new Refusal('notFound') : new StaleProject();
    return found;
  }

  /** Stores what is new of the keys; the answer is the id of the sub's. */
  private async link(
    tx: Tx,
    projectId: number,
    personId: string,
    keys: Keys,
    found: Found,
  ): Promise<string | null> {
    const { sub, email } = keys;
    const subKey =
      sub && (found.sub?.key ?? (await this.repository.addKey(tx, projectId, personId, 'sub', sub)));
    const emailKey =
      email && (found.email?.key ?? (await this.repository.addKey(tx, projectId, personId, 'email', email)));
    if (subKey && emailKey && found.edge === null)
      await this.repository.addEdge(tx, projectId, subKey, emailKey);
    return subKey || null;
  }

  /** What the browser did without a token becomes the person's. */
  private async claim(
    tx: Tx,
    projectId: number,
    personId: string,
    visitor: string,
    known: Found['visitor'],
  ): Promise<void> {
    if (known?.person) await this.mergePeople.merge(tx, projectId, personId, known.person, 'visitor');
    else if (known?.claimedBy !== personId) await this.repository.claim(tx, projectId, visitor, personId);
  }
}

/** The roots that identification may write: those of the keys, and the anonymous one of the person's browser. */
function rootsOf(found: Found, keys: Keys): string[] {
  const { persons } = choosePersons(found, keys);
  const anonymous = chooseVisitor(found.visitor, persons) === 'other' ? null : found.visitor?.person;
  return anonymous ? [...persons, anonymous] : persons;
}
