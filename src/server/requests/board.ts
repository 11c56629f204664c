import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import { openStatuses, statuses } from '../../contract/statuses.js';
import type {
  PublicSort,
  SimilarRequestsDto,
  WidgetRequestDto,
  WidgetRequestsDto,
  WidgetRequestsQueryDto,
} from '../../contract/widget-requests.dto.js';
import type { Caller } from '../identity/caller.js';
import { maySee } from '../identity/callers.js';
import { People } from '../identity/people.js';
import { decodeCursor, encodeCursor } from '../platform/cursor.js';
import { Refusal } from '../platform/refusal.js';
import type { BoardPosition } from './board-sql.js';
import { type BoardItem, BoardRepository } from './board.repository.js';

/** The lists that a customer's users read. Where verified people alone take part, others find them empty. */
@Injectable()
export class Board {
  constructor(
    private readonly people: People,
    private readonly repository: BoardRepository,
  ) {}

  async list(caller: Caller, query: WidgetRequestsQueryDto): Promise<WidgetRequestsDto> {
    const { sort, limit } = query;
    const after = query.cursor === undefined ? null : positionOf(query.cursor, sort);
    const { personId } = await this.people.find(caller);
    if (!maySee(caller)) return { items: [], nextCursor: null };
    const rows = await this.repository.list({
      projectId: caller.project.id,
      person: personId,
      sort,
      statuses: query.status ?? (sort === 'mine' ? statuses : openStatuses),
      q: query.q?.trim() || null,
      after,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(toDto), nextCursor: last ? encodeCursor({ sort, ...last.position }) : null };
  }

  /** What there is already, for somebody who types a title. */
  async similar(caller: Caller, q: string): Promise<SimilarRequestsDto> {
    const { personId } = await this.people.find(caller);
    const text = q.trim();
    if (text === '' || !maySee(caller)) return { items: [] };
    const items = await this.repository.similar(caller.project.id, personId, text);
    return { items: items.map(toDto) };
  }
}

function toDto({ createdAt, statusChangedAt, ...item }: BoardItem): WidgetRequestDto {
  const { id, title, body, status, votes, voted, mine } = item;
  return {
    id,
    title,
    body,
    status,
    votes,
    voted,
    mine,
    createdAt: createdAt.toISOString(),
    statusChangedAt: statusChangedAt?.toISOString() ?? null,
  };
}

/** A cursor holds for the order that it came from. */
function positionOf(cursor: string, sort: PublicSort): BoardPosition {
  const position = decodeCursor(cursor, isPosition);
  if (position.sort !== sort) throw new Refusal('cursor.invalid');
  return position;
}

function isPosition(value: unknown): value is BoardPosition & { sort: string } {
  const { voters, at, id } = (value ?? {}) as Partial<BoardPosition>;
  return Number.isInteger(voters) && Math.abs(voters!) < 2 ** 31 && Number.isSafeInteger(at) && isRowId(id);
}
