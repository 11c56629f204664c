import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { statuses } from '../../../contract/statuses';
import { plansQuery } from '../../api/people';
import { tagsQuery } from '../../api/requests';
import { inputClass } from '../../ui/field';
import { Select } from '../../ui/select';
import { statusNames } from '../../ui/status';
import { Checkbox, Switch } from '../../ui/toggle';
import { CompanyPicker } from './company-picker';
import type { FiltersProps } from './filters';
import { toggled } from './search';

interface Props extends FiltersProps {
  /** The button that opened it. */
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

const TAGS_SHOWN = 40;

export function FiltersPopup({ anchor, onClose, ...filters }: Props) {
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // A press on the button closes it, too; here it would be open again a moment later.
        if (!open && !anchor.current?.contains(event.target as Node)) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} align="start" className="z-40">
          <Popover.Popup
            aria-label="Filters"
            finalFocus={anchor}
            className="flex max-h-[min(36rem,var(--available-height))] w-[min(22rem,calc(100vw-2rem))] flex-col gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-ink shadow-xl"
          >
            <Choices {...filters} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ projectId, search, onChange }: FiltersProps) {
  const { data: tags } = useQuery(tagsQuery(projectId));
  const { data: known } = useQuery(plansQuery(projectId));
  const plans = new Set([
    ...(known?.items.map(({ plan }) => plan) ?? []),
    ...(search.plan ? [search.plan] : []),
  ]);
  return (
    <>
      <Group title="Status">
        {statuses.map((status) => (
          <Checkbox
            key={status}
            label={statusNames[status]}
            checked={search.status?.includes(status) ?? false}
            onChange={(on) => onChange({ status: toggled(search.status, status, on) })}
          />
        ))}
      </Group>
      {tags !== undefined && tags.items.length > 0 && (
        <Group title="Tags, all of them">
          {tags.items.slice(0, TAGS_SHOWN).map(({ tag, requests }) => (
            <Checkbox
              key={tag}
              label={
                <>
                  <span className="wrap-anywhere">{tag}</span>{' '}
                  <span className="text-muted tabular-nums">{requests}</span>
                </>
              }
              checked={search.tag?.includes(tag) ?? false}
              onChange={(on) => onChange({ tag: toggled(search.tag, tag, on) })}
            />
          ))}
        </Group>
      )}
      <Select
        label="Plan"
        value={search.plan ?? ''}
        options={[
          { value: '', label: 'Every plan' },
          ...[...plans].map((plan) => ({ value: plan, label: plan })),
        ]}
        onChange={(plan) => onChange({ plan: plan || undefined })}
      />
      <CompanyPicker
        projectId={projectId}
        value={search.company}
        onChange={(company) => onChange({ company })}
      />
      <label className="flex flex-col gap-1 text-sm font-medium">
        Voted for since
        <input
          type="date"
          className={inputClass}
          value={search.since ?? ''}
          onChange={({ target }) => onChange({ since: target.value || undefined })}
        />
      </label>
      <Switch
        label="Mine"
        hint="Written down or voted for by me."
        checked={search.mine === true}
        onChange={(on) => onChange({ mine: on || undefined })}
      />
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{title}</legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-1">{children}</div>
    </fieldset>
  );
}
