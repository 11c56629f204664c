import { useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { classes } from '../../ui/classes';
import { optionalColumns, type Column } from './columns';
import { Row, type ShownRow } from './row';

const ROW_HEIGHT = 56;
const HANDFUL = 4;
/** Ask for more this many rows before the end comes into sight. */
const AHEAD = 100;
/** What covers the rows at the window's edges: the page's and the table's headers; the bar of the selected ones. */
const ABOVE = 130;
const BELOW = 90;

export interface TableProps {
  rows: ShownRow[];
  projectId: string;
  currency: string;
  shown: Set<Column>;
  ticked: ReadonlySet<string>;
  currentId: string | null;
  moved: ReadonlySet<string>;
  whatIf: boolean;
  canEdit: boolean;
  hasMore: boolean;
  onMore: () => void;
  onOpen: (id: string) => void;
  onTick: (id: string, on: boolean) => void;
  onWhy: (id: string) => void;
  onPointer: (inside: boolean) => void;
}

const heads: Record<Column, string> = {
  status: 'hidden w-36 @4xl:block',
  tags: '',
  revenue: 'w-28 text-right',
  customers: 'hidden w-24 text-right @2xl:block',
  voters: 'hidden w-36 text-right @xl:block',
  trend: 'hidden w-24 @5xl:block',
  age: 'hidden w-28 pr-4 text-right @6xl:block',
};

/** Rows come and go four at a time: a browser has less to do than for one with every frame. */
function byTheHandful({ startIndex, endIndex, overscan, count }: Range): number[] {
  const start = Math.max(0, Math.floor((startIndex - overscan) / HANDFUL) * HANDFUL);
  const end = Math.min(count, Math.ceil((endIndex + overscan + 1) / HANDFUL) * HANDFUL);
  return Array.from({ length: Math.max(0, end - start) }, (_, place) => start + place);
}

/** The request whose link was pressed to open it here; a press that means a new tab or window is the browser's. */
function requestOf({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): string | undefined {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
  return (target as Element).closest('a')?.closest('tr')?.dataset.id;
}

/**
 * The whole backlog as one table, of which only the rows in sight exist. Its rows are boxes of their own, placed one by
 * one: a browser lays all of a real table out and paints it anew whenever a row comes or goes.
 */
export function Table(props: TableProps) {
  const { rows, ticked, currentId, moved, hasMore, onMore, onOpen, onPointer, ...shared } = props;
  const { shown, canEdit } = shared;
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    // Chips and a narrower window make the bar above the table higher.
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);

  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor: byTheHandful,
    scrollMargin: top,
    scrollPaddingStart: ABOVE,
    scrollPaddingEnd: BELOW,
    getItemKey: (index) => rows[index]!.id,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1);

  useEffect(() => {
    if (hasMore && (last?.index ?? 0) >= rows.length - AHEAD) onMore();
  }, [hasMore, last?.index, rows.length, onMore]);

  useEffect(() => {
    const index = currentId === null ? -1 : rows.findIndex(({ id }) => id === currentId);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a live re-rank leaves the page where it is
  }, [currentId]);

  return (
    <div className="@container">
      <table
        ref={table}
        role="table"
        aria-label="Requests"
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        className="block bg-surface text-base"
        onClick={(event) => {
          const id = requestOf(event);
          if (id === undefined) return;
          event.preventDefault();
          onOpen(id);
        }}
        onPointerEnter={() => onPointer(true)}
        onPointerLeave={() => onPointer(false)}
      >
        <thead
          role="rowgroup"
          className="sticky top-(--header,2.75rem) z-10 block bg-surface text-left text-xs text-muted shadow-[inset_0_-1px_var(--color-line)]"
        >
          <tr role="row" className="flex items-center">
            {canEdit && (
              <th role="columnheader" className="w-9 shrink-0 py-2">
                <span className="sr-only">Select</span>
              </th>
            )}
            <th
              role="columnheader"
              className={classes('w-20 shrink-0 px-3 py-2 font-medium', !canEdit && 'pl-5')}
            >
              Rank
            </th>
            <th role="columnheader" className="min-w-0 flex-1 px-2 py-2 font-medium">
              Request
            </th>
            {(Object.keys(heads) as Column[])
              .filter((column) => column !== 'tags' && shown.has(column))
              .map((column) => (
                <th
                  key={column}
                  role="columnheader"
                  className={classes('shrink-0 px-2 py-2 font-medium', heads[column])}
                >
                  {optionalColumns[column]}
                  {column === 'voters' && (
                    <span className="block text-[0.6875rem] leading-3">verified · free · anon.</span>
                  )}
                </th>
              ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="relative block" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <Row
                key={row.id}
                {...shared}
                row={row}
                index={index}
                top={start - top}
                ticked={ticked.has(row.id)}
                current={row.id === currentId}
                moved={moved.has(row.id)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
