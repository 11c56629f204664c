import { Injectable } from '@nestjs/common';
import type { CompaniesDto, CompanyDetailDto, CompanyDto, PlansDto } from '../../contract/companies.dto.js';
import { isRowId } from '../../contract/ids.js';
import type { SearchQueryDto } from '../../contract/people.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Refusal } from '../platform/refusal.js';
import { CompaniesRepository, type CompanyPosition, type CompanyRow } from './companies.repository.js';
import { revenueDto } from './revenue-dto.js';

/** The organisations that pay, as the dashboard reads them. */
@Injectable()
export class Companies {
  constructor(
    private readonly repository: CompaniesRepository,
    private readonly clock: Clock,
  ) {}

  async list(project: CurrentProjectInfo, { q = '', cursor, limit }: SearchQueryDto): Promise<CompaniesDto> {
    const after = cursor === undefined ? null : decodeCursor(cursor, isPosition);
    const rows = await this.repository.list(project.id, q, after, limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      items: shown.map((row) => this.dto(row)),
      nextCursor: isMore ? encodeCursor({ cents: last.monthlyCents ?? -1, id: last.id }) : null,
    };
  }

  /** Refuses with `notFound` where no company has this id; a person's own customer is none. */
  async get(project: CurrentProjectInfo, id: string): Promise<CompanyDetailDto> {
    const row = isRowId(id) ? await this.repository.find(project.id, id) : undefined;
    if (!row) throw new Refusal('notFound');
    return {
      ...this.dto(row),
      people: await this.repository.people(project.id, id),
      requests: await this.repository.requests(project.id, id),
    };
  }

  async plans(project: CurrentProjectInfo): Promise<PlansDto> {
    return { items: await this.repository.plans(project.id) };
  }

  private dto(row: CompanyRow): Pick<CompanyDto, keyof CompanyDto> {
    const { id, companyId, name, plan, monthlyCents, peopleCount } = row;
    const revenue = revenueDto(row, this.clock.now());
    return {
      id,
      companyId,
      name,
      plan,
      monthlyCents,
      revenue,
      peopleCount,
      createdAt: row.createdAt.toISOString(),
    };
  }
}

function isPosition(value: unknown): value is CompanyPosition {
  const { cents, id } = (value ?? {}) as Partial<CompanyPosition>;
  return Number.isSafeInteger(cents) && isRowId(id);
}
