import { Injectable } from '@nestjs/common';
import type { WarningReason } from '../../contract/identity-reasons.js';
import type { IntroducePersonDto } from '../../contract/introduce-person.dto.js';
import type { PersonIntroducedDto } from '../../contract/people.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { opaqueId, readOptionalClaims } from './claims.js';
import { Fields } from './fields.js';
import { Identify, identificationRaces } from './identify.js';
import { keysIn } from './identify-choice.js';
import { PeopleDirectory } from './people-directory.js';
import { isPlaceholder, STANDS_FOR_NOBODY } from './placeholder.js';
import { saidBy, type Source } from './registers.js';
import type { Claims } from './token-types.js';

/** How far ahead of this server's clock another's may be, as for a token's `iat`. */
const MAX_AHEAD_MS = 60_000;

/** People as the customer's own systems describe them: the server API, imports. */
@Injectable()
export class IntroducePerson {
  constructor(
    private readonly database: Database,
    private readonly identify: Identify,
    private readonly fields: Fields,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * The rules of a token apply, including `email_verified`, so invalid values are ignored and returned as warnings. A
   * `sub` that a token could not have, a placeholder as a company's id and an `asOf` in the future are refused with
   * `input.invalid`.
   */
  async bySub(
    project: CurrentProjectInfo,
    sub: string,
    body: IntroducePersonDto,
  ): Promise<PersonIntroducedDto> {
    if (isPlaceholder(sub)) throw wrong('sub', `sub ${STANDS_FOR_NOBODY}`);
    const id = opaqueId(sub);
    if (id === null) throw wrong('sub', 'sub is no id of a person');
    if (isPlaceholder(body.company?.id)) throw wrong('company.id', `company.id ${STANDS_FOR_NOBODY}`);
    const warnings: WarningReason[] = [];
    const optional = readOptionalClaims(body, (reason) => warnings.push(reason));
    const claims = { sub: id, iat: this.asOf(body.asOf).getTime() / 1000, ...optional };
    const root = await this.introduce(project.id, claims, 'api');
    return { ...(await this.directory.one(this.database, project.id, root)), warnings };
  }

  /** The root person that the claims are about, whom they may make, merge and change like a token's. */
  async introduce(projectId: number, claims: Claims, source: Exclude<Source, 'token'>): Promise<string> {
    return this.database.transaction(
      async (tx) => {
        const { personId } = await this.identify.identify(tx, projectId, null, keysIn(claims));
        await this.fields.apply(tx, projectId, personId, saidBy(claims, source, 'tokensAndApi'));
        return personId;
      },
      { retryOn: identificationRaces },
    );
  }

  private asOf(text: string | undefined): Date {
    const now = this.clock.now();
    const asOf = text === undefined ? now : new Date(text);
    if (asOf.getTime() > now.getTime() + MAX_AHEAD_MS) throw wrong('asOf', 'asOf must not be in the future');
    return asOf;
  }
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('input.invalid', undefined, { errors: [{ field, message }] });
}
