import { Injectable } from '@nestjs/common';
import type { Sql } from 'sql-template-tag';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import type { Acting, Caller } from './caller.js';
import { CallerRepository } from './caller.repository.js';
import { Callers, requireParticipation } from './callers.js';
import { Fields } from './fields.js';
import { Identify, StaleProject, identificationRaces } from './identify.js';
import { keysIn } from './identify-choice.js';
import { IdentifyRepository } from './identify.repository.js';
import { PeopleOfMembers, type PersonRef } from './people-of-members.js';
import { saidBy } from './registers.js';
import type { Claims } from './token-types.js';
import { VisitorIds } from './visitor-id.js';

export { identificationRaces } from './identify.js';
export type { PersonRef } from './people-of-members.js';

/** How often a caller is verified again while its project changes under it. */
const ATTEMPTS = 3;

/** As whom a caller writes: there is a person by then. */
export interface ActingPerson extends Acting {
  personId: string;
}

/** Who a customer's users are; what other modules may ask of identity. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly callers: Callers,
    private readonly fastPath: CallerRepository,
    private readonly keys: IdentifyRepository,
    private readonly identify: Identify,
    private readonly fields: Fields,
    private readonly members: PeopleOfMembers,
    private readonly visitorIds: VisitorIds,
  ) {}

  /**
   * As whom `caller` acts. A verified one is identified, at the cost of one read where its token says nothing new;
   * an anonymous one is looked up and nothing is written. Where the project changed since the token was verified,
   * it is verified again first and `caller` is brought up to date in place.
   */
  async find(caller: Caller): Promise<Acting> {
    return this.withFreshProject(caller, () =>
      caller.verified ? this.verified(caller) : this.anonymous(caller),
    );
  }

  /**
   * The same for a caller about to write: an anonymous visitor gets its person. Refuses with `identity.required`
   * where the project lets verified people alone write. The person may be merged until it is locked.
   */
  async forWrite(caller: Caller): Promise<ActingPerson> {
    return this.withFreshProject(caller, async () => {
      if (caller.verified) return this.verified(caller);
      requireParticipation(caller);
      const { personId, visitorId } = await this.anonymous(caller);
      return personId ? { personId, visitorId } : this.createAnonymous(caller);
    });
  }

  /**
   * The caller's person as the body of a CTE: `select n, project_id, person_id, customer_id`, at most one row, its
   * root locked `FOR KEY SHARE`. No row ⇒ something is new, stale, moved, held by somebody else or not allowed: ask
   * `forWrite`, then act by the person's id. There are two texts, one for verified callers and one for the
   * anonymous, whatever a token says.
   */
  callerSql(caller: Caller): Sql {
    return this.fastPath.sql(caller);
  }

  /** The same for several verified callers: at most one row each, whose `n` is the caller's index. */
  verifiedSql(callers: readonly Caller[]): Sql {
    return this.fastPath.verifiedSql(callers);
  }

  /**
   * The root person that a member means, held in `tx` until its commit; an unknown address or sub makes a person.
   * Run `tx` with `retryOn: identificationRaces`. Refuses with `notFound` for an unknown id, with `input.invalid`
   * for what is no sub or no address, and for an address that is display only.
   */
  async resolveByMember(tx: Tx, projectId: number, who: PersonRef): Promise<string> {
    return this.members.resolve(tx, projectId, who);
  }

  private async withFreshProject<Result>(caller: Caller, act: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof StaleProject)) throw error;
        if (attempt === ATTEMPTS) throw new Refusal('server.unavailable');
        await this.callers.reverify(caller);
      }
    }
  }

  private async verified(caller: Caller): Promise<ActingPerson> {
    if (!this.fastPath.keyHolds(caller)) throw new StaleProject();
    const { personId, visitorIsOthers } =
      (await this.fastPath.findVerified(caller)) ?? (await this.introduce(caller, caller.verified!.claims));
    if (visitorIsOthers) this.giveNewVisitor(caller);
    return { personId, visitorId: caller.visitorId };
  }

  /** Something is new: the whole of identification, in one transaction. */
  private async introduce(caller: Caller, claims: Claims) {
    const { project, visitor } = caller;
    const keys = { ...keysIn(claims), visitor };
    return this.database.transaction(
      async (tx) => {
        const identified = await this.identify.identify(tx, project.id, project.version, keys);
        await this.fields.apply(
          tx,
          project.id,
          identified.personId,
          saidBy(claims, 'token', project.policy.revenueFrom),
        );
        return identified;
      },
      { retryOn: identificationRaces },
    );
  }

  private async anonymous(caller: Caller): Promise<Acting> {
    const found = await this.fastPath.findAnonymous(caller);
    if (!found) throw new StaleProject();
    return { personId: found.personId, visitorId: caller.visitorId };
  }

  private async createAnonymous(caller: Caller): Promise<ActingPerson> {
    if (caller.visitor === null) this.giveNewVisitor(caller);
    const { project, visitor } = caller;
    const personId = await this.database.transaction(async (tx) => {
      await this.keys.lockKeys(tx, project.id, { visitor });
      const found = await this.keys.find(tx, project.id, project.version, { visitor });
      if (!found) throw new StaleProject();
      return found.visitor?.person ?? this.keys.createAnonymous(tx, project.id, visitor!);
    });
    return { personId, visitorId: caller.visitorId };
  }

  private giveNewVisitor(caller: Caller): void {
    const { uuid, visitorId } = this.visitorIds.create(caller.project.id);
    Object.assign(caller, { visitor: uuid, visitorId });
  }
}
