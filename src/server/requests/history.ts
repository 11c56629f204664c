import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type { PageQueryDto } from '../../contract/page.dto.js';
import type { RequestEventDto, RequestEventsDto } from '../../contract/requests.dto.js';
import type { CurrentProjectInfo } from '../platform/access.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Refusal } from '../platform/refusal.js';
import { type EventRow, HistoryRepository } from './history.repository.js';

/** What happened to a request, and who did it. */
@Injectable()
export class History {
  constructor(private readonly repository: HistoryRepository) {}

  async list(
    project: CurrentProjectInfo,
    request: string,
    { cursor, limit }: PageQueryDto,
  ): Promise<RequestEventsDto> {
    if (!isRowId(request) || !(await this.repository.hasRequest(project.id, request))) {
      throw new Refusal('notFound');
    }
    const before = cursor === undefined ? null : decodeCursor(cursor, isPosition).before;
    const rows = await this.repository.page(project.id, request, before, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(toDto), nextCursor: last ? encodeCursor({ before: last.id }) : null };
  }
}

function toDto({ id, at, kind, by, detail, other }: EventRow): RequestEventDto {
  return {
    id,
    at: at.toISOString(),
    kind,
    by,
    from: detail.from ?? null,
    to: detail.to ?? null,
    fields: detail.fields ?? [],
    into: detail.into === undefined ? null : other,
    duplicate: detail.duplicate === undefined ? null : other,
  };
}

function isPosition(value: unknown): value is { before: string } {
  return isRowId((value as { before?: unknown } | null)?.before);
}
