import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { companyQuery } from '../../api/people';
import { day } from '../../ui/format';
import { statusNames } from '../../ui/status';
import { isFiltered, toggled, type BacklogSearch } from './search';

interface Props {
  projectId: string;
  search: BacklogSearch;
  onChange: (change: Partial<BacklogSearch>) => void;
}

type Chip = [label: string, without: Partial<BacklogSearch>];

/** The filters that are set; each goes away at a press. */
export function Chips({ projectId, search, onChange }: Props) {
  const { status = [], tag = [], q, plan, company, since, mine } = search;
  // A person who pays alone is a customer, too, and has no page of a company.
  const { data: customer } = useQuery({
    ...companyQuery(projectId, company ?? ''),
    enabled: company !== undefined,
    retry: false,
  });
  if (!isFiltered(search)) return null;
  const customerName = customer?.id === company ? (customer?.name ?? customer?.companyId) : undefined;
  const chips: Chip[] = [
    ...(q ? [[`«${q}»`, { q: undefined }] as Chip] : []),
    ...status.map((one): Chip => [statusNames[one], { status: toggled(status, one, false) }]),
    ...tag.map((one): Chip => [`Tag: ${one}`, { tag: toggled(tag, one, false) }]),
    ...(plan ? [[`Plan: ${plan}`, { plan: undefined }] as Chip] : []),
    ...(company ? [[`Customer: ${customerName ?? 'one'}`, { company: undefined }] as Chip] : []),
    ...(since ? [[`Voted for since ${sinceWords(since)}`, { since: undefined }] as Chip] : []),
    ...(mine ? [['Mine', { mine: undefined }] as Chip] : []),
  ];
  const none = Object.assign({}, ...chips.map(([, without]) => without), {
    status: undefined,
    tag: undefined,
  }) as Partial<BacklogSearch>;
  return (
    <div
      role="group"
      aria-label="Filters that are set"
      className="flex flex-wrap items-center gap-1.5 px-4 pb-3"
    >
      {chips.map(([label, without]) => (
        <button
          key={label}
          type="button"
          onClick={() => onChange(without)}
          aria-label={`Remove filter ${label}`}
          className="inline-flex min-h-7 items-center gap-1 rounded-full bg-accent-soft px-2.5 text-sm hover:brightness-95 pointer-coarse:min-h-11"
        >
          <span className="max-w-60 truncate">{label}</span> <X aria-hidden size={12} />
        </button>
      ))}
      {chips.length > 1 && (
        <button
          type="button"
          onClick={() => onChange(none)}
          className="min-h-7 px-1.5 text-sm text-muted hover:text-ink hover:underline pointer-coarse:min-h-11"
        >
          Clear all
        </button>
      )}
    </div>
  );
}

const sinceWords = (since: string) => (Number.isNaN(Date.parse(since)) ? since : day(since));
