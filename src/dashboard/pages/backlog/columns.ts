import { useMemo, useState } from 'react';

/** What a member may hide; rank and title always stay. */
export const optionalColumns = {
  status: 'Status',
  tags: 'Tags',
  revenue: 'Revenue',
  customers: 'Customers',
  voters: 'Voters',
  trend: 'Trend',
  age: 'Age',
} as const;
export type Column = keyof typeof optionalColumns;

const KEY = 'reqio.backlog.hidden';
const all = Object.keys(optionalColumns) as Column[];

function remembered(): Column[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? all.filter((column) => stored.includes(column)) : [];
  } catch {
    return [];
  }
}

/** The columns that are shown, remembered in this browser. */
export function useColumns(): { shown: Set<Column>; toggle: (column: Column, on: boolean) => void } {
  const [hidden, setHidden] = useState(remembered);
  const toggle = (column: Column, on: boolean) => {
    const next = on ? hidden.filter((one) => one !== column) : [...hidden, column];
    setHidden(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Blocked storage: the choice holds until the page is left.
    }
  };
  const shown = useMemo(() => new Set(all.filter((column) => !hidden.includes(column))), [hidden]);
  return { shown, toggle };
}
