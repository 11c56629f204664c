import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { PageQueryDto } from '../../contract/page.dto.js';
import type { VoterDto, VotersDto } from '../../contract/votes.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Refusal } from '../platform/refusal.js';
import { type VoterPosition, type VoterRow, VotersRepository } from './voters.repository.js';

/** Who votes for a request, for members only. */
@Injectable()
export class Voters {
  constructor(private readonly repository: VotersRepository) {}

  async list(
    project: CurrentProjectInfo,
    request: string,
    { cursor, limit }: PageQueryDto,
  ): Promise<VotersDto> {
    if (!isRowId(request) || !(await this.repository.hasRequest(project.id, request))) {
      throw new Refusal('notFound');
    }
    const after = cursor === undefined ? null : decodeCursor(cursor, isPosition);
    const rows = await this.repository.page(project.id, request, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(toDto), nextCursor: last ? encodeCursor({ ...last.position }) : null };
  }
}

function toDto(row: VoterRow): VoterDto {
  const { person, customerId, companyId, plan, monthlyCents, source, sourceLink, castBy, viaRequest } = row;
  const company = companyId === null ? null : { id: customerId!, name: row.customerName ?? companyId };
  const votedAt = row.votedAt.toISOString();
  return { person, company, customerId, plan, monthlyCents, source, sourceLink, castBy, viaRequest, votedAt };
}

function isPosition(value: unknown): value is VoterPosition {
  const { cents, customer, person } = (value ?? {}) as Partial<VoterPosition>;
  return Number.isSafeInteger(cents) && isRowId(customer) && isRowId(person);
}
