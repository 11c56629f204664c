import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { inputClass } from '../../ui/field';
import { TagChips } from '../../ui/tag-chips';

interface Props {
  /** Those that some of the selected requests have. */
  tags: string[];
  busy: boolean;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

/** Adds a tag to all selected requests, or takes one from all of them. */
export function BulkTags({ tags, busy, onAdd, onRemove }: Props) {
  const [typed, setTyped] = useState('');
  const add = () => {
    if (typed.trim() !== '') onAdd(typed.trim());
    setTyped('');
  };
  return (
    <Popover.Root>
      <Popover.Trigger render={<Button>Tags</Button>} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} className="z-40">
          <Popover.Popup
            aria-label="Tags of the selected requests"
            className="flex w-[min(20rem,calc(100vw-2rem))] flex-col gap-3 rounded-lg border border-line bg-surface p-3 text-ink shadow-xl"
          >
            <form
              className="flex gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                add();
              }}
            >
              <input
                aria-label="Tag to add"
                placeholder="Add a tag"
                maxLength={40}
                value={typed}
                className={inputClass}
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button type="submit" busy={busy}>
                Add
              </Button>
            </form>
            <TagChips tags={tags} onRemove={onRemove} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
