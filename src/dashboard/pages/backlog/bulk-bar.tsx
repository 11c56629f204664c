import { X } from 'lucide-react';
import { statuses, type Status } from '../../../contract/statuses';
import { useEditRequests, useMergeRequests, useUnmergeRequests } from '../../api/requests';
import { Button, IconButton } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { statusNames } from '../../ui/status';
import { say, sayError } from '../../ui/toasts';
import { BulkTags } from './bulk-tags';
import type { ShownRow } from './row';

interface Props {
  projectId: string;
  rows: ShownRow[];
  onDone: () => void;
}

/** What can be done to the selected requests at once; each can be taken back from its note. */
export function BulkBar({ projectId, rows, onDone }: Props) {
  const edit = useEditRequests(projectId);
  const merge = useMergeRequests(projectId);
  const unmerge = useUnmergeRequests(projectId);
  const ids = rows.map(({ id }) => id);
  const many = `${ids.length} request${ids.length === 1 ? '' : 's'}`;

  const setStatus = (status: Status) => {
    const undo = () =>
      void Promise.all(
        statuses
          .map((old) => ({ old, changed: rows.filter((row) => row.status === old).map(({ id }) => id) }))
          .filter(({ changed }) => changed.length > 0)
          .map(({ old, changed }) => edit.mutateAsync({ ids: changed, status: old })),
      ).catch(sayError);
    edit.mutate(
      { ids, status },
      {
        onError: sayError,
        onSuccess: () => (say({ title: `${many}: ${statusNames[status]}`, undo }), onDone()),
      },
    );
  };

  const has = (row: ShownRow, tag: string) => row.tags.some((one) => one.toLowerCase() === tag.toLowerCase());

  const addTag = (tag: string) => {
    const tagged = rows.filter((row) => !has(row, tag)).map(({ id }) => id);
    if (tagged.length === 0) return;
    const undo = () => edit.mutate({ ids: tagged, removeTags: [tag] }, { onError: sayError });
    edit.mutate(
      { ids: tagged, addTags: [tag] },
      { onError: sayError, onSuccess: () => say({ title: `${many}: tagged «${tag}»`, undo }) },
    );
  };

  const removeTag = (tag: string) => {
    const tagged = rows.filter((row) => has(row, tag)).map(({ id }) => id);
    const undo = () => edit.mutate({ ids: tagged, addTags: [tag] }, { onError: sayError });
    edit.mutate(
      { ids: tagged, removeTags: [tag] },
      { onError: sayError, onSuccess: () => say({ title: `${many}: without the tag «${tag}»`, undo }) },
    );
  };

  const mergeAll = () => {
    const [into, ...others] = rows;
    if (!into) return;
    const duplicates = others.map(({ id }) => id);
    const undo = () => unmerge.mutate(duplicates, { onError: sayError });
    merge.mutate(
      { duplicates, into: into.id },
      {
        onError: sayError,
        onSuccess: () => (say({ title: `${many}: merged into «${into.title}»`, undo }), onDone()),
      },
    );
  };

  return (
    <div
      role="toolbar"
      aria-label="Selected requests"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex max-w-2xl items-center gap-2 rounded-xl border border-line bg-surface px-3 py-2 shadow-2xl max-sm:inset-x-2 max-sm:gap-1.5 max-sm:px-2"
    >
      <span className="mr-auto truncate pl-1 font-medium" aria-live="polite">
        <span className="sm:hidden" aria-hidden>
          {rows.length}
        </span>
        <span className="max-sm:sr-only">{many} selected</span>
      </span>
      <Menu trigger={<Button busy={edit.isPending}>Status</Button>}>
        {statuses.map((status) => (
          <MenuItem key={status} onSelect={() => setStatus(status)}>
            {statusNames[status]}
          </MenuItem>
        ))}
      </Menu>
      <BulkTags
        tags={[...new Set(rows.flatMap(({ tags }) => tags))]}
        busy={edit.isPending}
        onAdd={addTag}
        onRemove={removeTag}
      />
      <Button disabled={rows.length < 2} busy={merge.isPending} onClick={mergeAll}>
        Merge <span className="max-sm:sr-only">into the best</span>
      </Button>
      <IconButton label="Clear" onClick={onDone}>
        <X aria-hidden size={16} />
      </IconButton>
    </div>
  );
}
