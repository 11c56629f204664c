import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type {
  AddressPolicyDto,
  PeopleDto,
  PersonDetailDto,
  PersonDto,
  SearchQueryDto,
} from '../../contract/people.dto.js';
import { AuditLog } from '../members/audit-log.repository.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Database, type Connection } from '../platform/database/database.js';
import { Refusal } from '../platform/refusal.js';
import { emailKey } from './email.js';
import { IdentifyRepository } from './identify.repository.js';
import { PeopleRepository, type PersonPlace, type PersonRow } from './people.repository.js';
import { revenueDto } from './revenue-dto.js';

/** So many subs on one address look like one that several people share. */
const ALARM_AT = 10;

/** People as the dashboard sees them. */
@Injectable()
export class PeopleDirectory {
  constructor(
    private readonly database: Database,
    private readonly repository: PeopleRepository,
    private readonly keys: IdentifyRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(project: CurrentProjectInfo, { q = '', cursor, limit }: SearchQueryDto): Promise<PeopleDto> {
    const before = cursor === undefined ? null : decodeCursor(cursor, isPlace);
    const rows = await this.repository.list(project.id, q, before, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(personDto),
      nextCursor: last && rows.length > limit ? encodeCursor({ at: last.listedAt, id: last.id }) : null,
    };
  }

  /** The person that `id` is today: a merged one answers its root. Refuses with `notFound`. */
  async get(project: CurrentProjectInfo, id: string): Promise<PersonDetailDto> {
    return this.database.snapshot(async (connection) =>
      this.detail(connection, project.id, await this.root(connection, project.id, id)),
    );
  }

  /** One row of the list, by a root's id. */
  async one(
    connection: Connection,
    projectId: number,
    root: string,
  ): Promise<Pick<PersonDto, keyof PersonDto>> {
    return personDto(await this.row(connection, projectId, root));
  }

  async detail(connection: Connection, projectId: number, root: string): Promise<PersonDetailDto> {
    const row = await this.row(connection, projectId, root);
    const addresses = await this.repository.addresses(connection, projectId, root);
    const merges = await this.repository.merges(connection, projectId, root);
    const votes = await this.repository.votes(connection, projectId, root);
    const requests = await this.repository.requests(connection, projectId, root);
    return {
      ...personDto(row),
      revenue: revenueDto(row, this.clock.now()),
      addresses: addresses.map((address) => ({
        ...address,
        alarm: !address.displayOnly && address.subs >= ALARM_AT,
      })),
      visitors: (await this.repository.visitors(connection, projectId, root)).length,
      merges: merges.map(({ at, undoneAt, ...merge }) => ({
        ...merge,
        at: at.toISOString(),
        undone: undoneAt !== null,
        undoneAt: undoneAt?.toISOString() ?? null,
      })),
      votes: votes.map((vote) => ({ ...vote, votedAt: vote.votedAt.toISOString() })),
      requests: requests.map((request) => ({ ...request, createdAt: request.createdAt.toISOString() })),
    };
  }

  /** Says whether an address joins people from now on. Refuses with `notFound` an address that is not this person's. */
  async setAddressPolicy(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    id: string,
    { email, displayOnly }: AddressPolicyDto,
  ): Promise<PersonDetailDto> {
    return this.database.transaction(async (tx) => {
      const root = await this.root(tx, project.id, id);
      const key = emailKey(email) ?? '';
      const isThere = await this.repository.setDisplayOnly(tx, project.id, root, key, displayOnly);
      if (!isThere) throw new Refusal('notFound');
      await this.audit.write(tx, {
        projectId: project.id,
        member,
        action: 'person.addressChanged',
        subject: root,
        detail: { displayOnly },
      });
      return this.detail(tx, project.id, root);
    });
  }

  /** How many addresses raise the alarm of a shared one: for the identity settings. */
  sharedAddresses(projectId: number): Promise<number> {
    return this.repository.sharedAddresses(projectId, ALARM_AT);
  }

  /** The root of a person's id as it stands in a path; refuses with `notFound`. */
  async root(connection: Connection, projectId: number, id: string): Promise<string> {
    const root = isRowId(id) ? await this.keys.rootOf(connection, projectId, id) : undefined;
    if (root === undefined) throw new Refusal('notFound');
    return root;
  }

  private async row(connection: Connection, projectId: number, root: string): Promise<PersonRow> {
    const row = await this.repository.find(connection, projectId, root);
    if (!row) throw new Refusal('notFound');
    return row;
  }
}

function personDto(row: PersonRow): Pick<PersonDto, keyof PersonDto> {
  const { id, verified, name, email, subs, emails, plan, monthlyCents, company, createdAt } = row;
  const at = createdAt.toISOString();
  return { id, verified, name, email, subs, emails, plan, monthlyCents, company, createdAt: at };
}

function isPlace(value: unknown): value is PersonPlace {
  const { at, id } = (value ?? {}) as Partial<PersonPlace>;
  return Number.isSafeInteger(at) && isRowId(id);
}
