import { Combobox } from '@base-ui/react/combobox';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { companyQuery, foundCompaniesQuery } from '../../api/people';
import { inputClass } from '../../ui/field';
import { useDebounced } from '../../ui/use-debounced';

interface Props {
  projectId: string;
  /** The id of the chosen company. */
  value: string | undefined;
  onChange: (companyId: string | undefined) => void;
}

interface Company {
  value: string;
  label: string;
}

/** One of all companies, found by a part of its name or id; before anything is typed, those that pay most. */
export function CompanyPicker({ projectId, value, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const q = useDebounced(typed?.trim() ?? '');
  const { data, error, isFetching } = useQuery({
    ...foundCompaniesQuery(projectId, q),
    placeholderData: keepPreviousData,
  });
  const { data: chosen } = useQuery({
    ...companyQuery(projectId, value ?? ''),
    enabled: value !== undefined,
    retry: false,
  });
  const name = ({ name: named, companyId }: { name: string | null; companyId: string }) => named ?? companyId;
  const found: Company[] = (data?.items ?? []).map((company) => ({
    value: company.id,
    label: name(company),
  }));
  const current: Company | null =
    value === undefined
      ? null
      : { value, label: chosen?.id === value ? name(chosen) : 'The chosen customer' };
  const nothing = error
    ? error.message
    : isFetching || q !== (typed?.trim() ?? '')
      ? 'Searching…'
      : 'No company says that.';
  return (
    <Combobox.Root
      items={found}
      filter={null}
      value={current}
      isItemEqualToValue={(one, other) => one.value === other.value}
      inputValue={typed ?? current?.label ?? ''}
      onInputValueChange={(text, { reason }) => setTyped(reason === 'input-change' ? text : undefined)}
      onValueChange={(company, { reason, cancel }) => {
        // Escape is for the popup around this, not for what was chosen.
        if (reason === 'escape-key') cancel();
        else onChange(company?.value);
      }}
    >
      <div className="relative">
        <Combobox.Input
          aria-label="Company"
          placeholder="Every company"
          className={`${inputClass} pr-10!`}
          onBlur={() => setTyped(undefined)}
        />
        <Combobox.Clear
          aria-label="Every company"
          className="absolute inset-y-0 right-0 grid w-10 place-items-center text-muted hover:text-ink"
        >
          <X aria-hidden size={14} />
        </Combobox.Clear>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50">
          <Combobox.Popup
            role="region"
            aria-label="Companies"
            className="max-h-72 w-(--anchor-width) overflow-y-auto rounded-lg border border-line bg-surface p-1 text-ink shadow-xl"
          >
            <Combobox.Empty className="px-2 text-sm text-muted not-empty:py-1.5">{nothing}</Combobox.Empty>
            <Combobox.List aria-label="Companies">
              {(company: Company) => (
                <Combobox.Item
                  key={company.value}
                  value={company}
                  className="truncate rounded px-2 py-1.5 pointer-coarse:min-h-11 data-highlighted:bg-raised data-selected:font-medium"
                >
                  {company.label}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
