import { Columns3, Download, FlaskConical, Plus, Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Button, IconButton } from '../../ui/button';
import { inputClass } from '../../ui/field';
import { Menu, MenuCheck } from '../../ui/menu';
import { Chips } from './chips';
import { optionalColumns, type Column } from './columns';
import { Filters, type FiltersProps } from './filters';
import { LensSwitch } from './lens-switch';
import { backlogQuery } from './search';

interface Props extends FiltersProps {
  lens: string;
  searchField: RefObject<HTMLInputElement | null>;
  columns: { shown: Set<Column>; toggle: (column: Column, on: boolean) => void };
  /** While a what-if is shown, there is no CSV: it would say something else than the table. */
  trying: boolean;
  canEdit: boolean;
  onNew: () => void;
  onWhatIf: () => void;
}

const word = 'max-sm:sr-only';

/** How the list is ranked, what is in it, and what can be done with all of it. */
export function Toolbar({ lens, searchField, columns, trying, canEdit, onNew, onWhatIf, ...filters }: Props) {
  const { projectId, search, onChange } = filters;
  return (
    <>
      <div role="search" aria-label="Requests" className="flex flex-wrap items-center gap-2 px-4 py-3">
        <LensSwitch projectId={projectId} value={lens} onChange={(next) => onChange({ lens: next })} />
        <div className="relative min-w-32 flex-1 sm:max-w-64">
          <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
          <input
            key={search.q ?? ''}
            ref={searchField}
            type="search"
            aria-label="Search requests"
            placeholder="Search  /"
            defaultValue={search.q}
            className={`${inputClass} pl-8!`}
            onChange={({ target }) => target.value === '' && search.q && onChange({ q: undefined })}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') onChange({ q: currentTarget.value.trim() || undefined });
              if (key === 'Escape') currentTarget.blur();
            }}
          />
        </div>
        <Filters {...filters} />
        <div className="ml-auto flex items-center gap-2">
          <Menu
            trigger={
              <IconButton label="Columns">
                <Columns3 aria-hidden size={16} />
              </IconButton>
            }
          >
            {(Object.entries(optionalColumns) as [Column, string][]).map(([column, label]) => (
              <MenuCheck
                key={column}
                checked={columns.shown.has(column)}
                onChange={(shown) => columns.toggle(column, shown)}
              >
                {label}
              </MenuCheck>
            ))}
          </Menu>
          {!trying && (
            <a
              href={`/api/projects/${projectId}/backlog.csv?${backlogQuery({ ...search, lens })}`}
              download
              className="inline-flex min-h-9 items-center gap-1.5 rounded-md border border-line-strong/60 bg-surface px-3 font-medium hover:bg-raised pointer-coarse:min-h-11"
            >
              <Download aria-hidden size={14} /> <span className={word}>CSV</span>
            </a>
          )}
          <Button aria-pressed={trying} onClick={onWhatIf}>
            <FlaskConical aria-hidden size={14} /> <span className={word}>What if</span>
          </Button>
          {canEdit && (
            <Button look="primary" onClick={onNew}>
              <Plus aria-hidden size={14} /> <span className={word}>New request</span>
            </Button>
          )}
        </div>
      </div>
      <Chips projectId={projectId} search={search} onChange={onChange} />
    </>
  );
}
