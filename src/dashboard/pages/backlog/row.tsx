import { memo } from 'react';
import type { BacklogRowDto } from '../../../contract/backlog.dto';
import { classes } from '../../ui/classes';
import { ago, count, moment } from '../../ui/format';
import { StatusBadge } from '../../ui/status';
import type { Column } from './columns';
import { Rank } from './rank';
import { Revenue } from './revenue';
import { Trend } from './trend';

export interface ShownRow extends BacklogRowDto {
  /** Under a what-if: the rank as it is. */
  rankBefore?: number | null;
}

interface Props {
  row: ShownRow;
  index: number;
  /** Where it stands below the head of the table, in pixels. */
  top: number;
  projectId: string;
  currency: string;
  shown: Set<Column>;
  ticked: boolean;
  current: boolean;
  moved: boolean;
  whatIf: boolean;
  canEdit: boolean;
  onTick: (id: string, on: boolean) => void;
  onWhy: (id: string) => void;
}

const cell = 'shrink-0 px-2';

export const Row = memo(function Row({ row, index, top, projectId, currency, shown, ...rest }: Props) {
  const { ticked, current, moved, whatIf, canEdit, onTick, onWhy } = rest;
  const hasTags = shown.has('tags') && row.tags.length > 0;
  const before = whatIf ? row.rankBefore : row.rank7DaysAgo;
  return (
    <tr
      role="row"
      data-id={row.id}
      style={{ top }}
      aria-rowindex={index + 2}
      aria-current={current || undefined}
      className={classes(
        'absolute inset-x-0 flex h-14 items-center border-b border-line [contain:strict] hover:bg-raised/60',
        current && 'bg-accent-soft/60 outline-2 -outline-offset-2 outline-accent',
        moved && 'animate-glow',
      )}
    >
      {canEdit && (
        <td role="cell" className={classes(cell, 'w-9 pl-4')}>
          {/* A box of the browser's own: rows come and go by the dozen while one scrolls. */}
          <label className="grid size-6 place-items-center">
            <input
              type="checkbox"
              aria-label={`Select «${row.title}»`}
              checked={ticked}
              onChange={({ target }) => onTick(row.id, target.checked)}
              className="size-4 accent-accent"
            />
          </label>
        </td>
      )}
      <td role="cell" className={classes(cell, 'w-20', !canEdit && 'pl-4')}>
        <button
          type="button"
          onClick={() => onWhy(row.id)}
          className="min-h-6 rounded px-1 hover:bg-accent-soft"
        >
          <span className="sr-only">
            {row.rank === null ? `Why has «${row.title}» its score?` : `Why is «${row.title}» `}
          </span>
          <Rank rank={row.rank} before={before} since={whatIf ? 'under this what-if' : 'in 7 days'} />
        </button>
      </td>
      <td role="cell" className="min-w-0 flex-1 px-2">
        {/* A plain link, which the table follows within the page: the router's own costs more than the rest of the row. */}
        <a
          href={`/projects/${projectId}/requests/${row.id}`}
          title={row.title}
          className={classes(
            'font-medium hover:underline',
            hasTags ? 'line-clamp-2 @2xl:line-clamp-1' : 'line-clamp-2',
          )}
        >
          {row.title}
        </a>
        {hasTags && (
          <div className="mt-0.5 hidden gap-1 overflow-hidden @2xl:flex">
            {row.tags.slice(0, 4).map((tag) => (
              <span key={tag} className="truncate rounded bg-raised px-1.5 text-xs text-muted">
                {tag}
              </span>
            ))}
          </div>
        )}
      </td>
      {shown.has('status') && (
        <td role="cell" className={classes(cell, 'hidden w-36 @4xl:block')}>
          <StatusBadge status={row.status} />
        </td>
      )}
      {shown.has('revenue') && (
        <td role="cell" className={classes(cell, 'w-28')}>
          <Revenue row={row} currency={currency} />
        </td>
      )}
      {shown.has('customers') && (
        <td role="cell" className={classes(cell, 'hidden w-24 text-right tabular-nums @2xl:block')}>
          {count(row.payingCustomers)}
        </td>
      )}
      {shown.has('voters') && (
        <td
          role="cell"
          className={classes(cell, 'hidden w-36 text-right tabular-nums @xl:block')}
          title={`${row.verifiedVoters} verified, ${row.freeVoters} of them free, ${row.anonymousVoters} anonymous`}
        >
          <div>{count(row.voters)}</div>
          <div className="text-xs text-muted">
            {row.verifiedVoters} · {row.freeVoters} · {row.anonymousVoters}
          </div>
        </td>
      )}
      {shown.has('trend') && (
        <td role="cell" className={classes(cell, 'hidden w-24 @5xl:block')}>
          <Trend points={row.trend ?? []} cents={row.monthlyCents} />
        </td>
      )}
      {shown.has('age') && (
        <td
          role="cell"
          className={classes(cell, 'hidden w-28 pr-4 text-right whitespace-nowrap text-muted @6xl:block')}
          title={moment(row.createdAt)}
        >
          {ago(row.createdAt)}
        </td>
      )}
    </tr>
  );
});
