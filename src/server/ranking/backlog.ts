import { Injectable } from '@nestjs/common';
import type {
  BacklogFilterDto,
  BacklogPageDto,
  BacklogQueryDto,
  BacklogRowDto,
  RequestFilterDto,
  RowExtra,
} from '../../contract/backlog.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { type Connection, Database } from '../platform/database/database.js';
import { decodePosition, encodePosition, listName, type BacklogPosition } from './backlog-cursor.js';
import type { BacklogFilter } from './backlog-sql.js';
import {
  BacklogRepository,
  type BacklogList,
  type BacklogRow,
  type Page,
  type PlacedRow,
} from './backlog.repository.js';
import { hasWholeScores } from './lens.js';
import { isAlwaysStored, LensFinder, type FoundLens } from './lens-finder.js';

/** The ranked list. Reading it ranks nothing: that has been done when something changed. */
@Injectable()
export class Backlog {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lenses: LensFinder,
    private readonly repository: BacklogRepository,
  ) {}

  /** A page. Refuses an unknown lens with `input.invalid`, another list's cursor with `cursor.invalid`. */
  async page(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    query: BacklogQueryDto,
  ): Promise<BacklogPageDto> {
    const read = async (found: FoundLens, connection: Connection) => {
      const list = this.list(found, project, filterOf(query, member), query.limit + 1, query.include);
      const page = await this.repository.page(connection, list, positionIn(list, query.cursor));
      return toPage(list, page, query.limit);
    };
    const found = await this.lenses.find(this.db, project.id, query.lens);
    return isAlwaysStored(found)
      ? read(found, this.db)
      : this.lenses.onSnapshot(project.id, query.lens, read);
  }

  /** Every row of the list up to `limit`, on one snapshot. */
  all(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    query: BacklogFilterDto,
    limit: number,
  ): Promise<ReturnType<typeof toDto>[]> {
    return this.lenses.onSnapshot(project.id, query.lens, async (found, connection) => {
      const list = this.list(found, project, filterOf(query, member), limit);
      return (await this.repository.all(connection, list)).map(toDto);
    });
  }

  private list(
    found: FoundLens,
    project: CurrentProjectInfo,
    filter: BacklogFilter,
    limit: number,
    include: RowExtra[] = [],
  ): BacklogList {
    const options = { include, today: this.clock.now().toISOString().slice(0, 10) };
    return { projectId: project.id, found, filter, limit, options };
  }
}

/** What a member's query asks for, as the SQL takes it. */
export function filterOf(query: RequestFilterDto, member: CurrentMemberInfo): BacklogFilter {
  return {
    statuses: query.status,
    tags: query.tag ?? [],
    words: query.q || null,
    plan: query.plan ?? null,
    company: query.company ?? null,
    since: query.since === undefined ? null : new Date(query.since),
    mine: query.mine ? member.id : null,
  };
}

const nameOf = ({ projectId, found, filter }: BacklogList): string =>
  listName(projectId, found.id, found.spec, filter);

function positionIn(list: BacklogList, cursor: string | undefined): BacklogPosition | null {
  return cursor === undefined ? null : decodePosition(cursor, nameOf(list), hasWholeScores(list.found.lens));
}

/** One row more than the page has says that there is another page. */
function toPage(list: BacklogList, { rows, version, pending }: Page, limit: number): BacklogPageDto {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    lens: list.found.id,
    items: items.map(toDto),
    nextCursor: last ? encodePosition({ ...keyOf(last), version, list: nameOf(list) }) : null,
    pending,
  };
}

const keyOf = ({ score, voters, createdMicros, id, place }: PlacedRow) => ({
  score,
  voters,
  createdMicros,
  id,
  place,
});

/** A row without what only its place needs. */
export function toDto(row: BacklogRow) {
  return {
    id: row.id,
    rank: row.rank,
    rank7DaysAgo: row.rank7DaysAgo,
    title: row.title,
    status: row.status,
    tags: row.tags,
    effort: row.effort,
    score: row.score,
    monthlyCents: row.monthlyCents,
    payingCustomers: row.payingCustomers,
    voters: row.voters,
    verifiedVoters: row.verifiedVoters,
    anonymousVoters: row.anonymousVoters,
    freeVoters: row.freeVoters,
    lastVoteAt: row.lastVoteAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    ...(row.trend && { trend: row.trend }),
    ...(row.plans && { plans: row.plans }),
  } satisfies BacklogRowDto;
}
