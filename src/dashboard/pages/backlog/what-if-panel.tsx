import { useQuery } from '@tanstack/react-query';
import { explanationQuery } from '../../api/explanation';
import { lensesQuery } from '../../api/lenses';
import { plansQuery } from '../../api/people';
import { rankingQuery } from '../../api/ranking';
import type { useTrial, WhatIfBody } from '../../api/what-if';
import { Button } from '../../ui/button';
import { Copy } from '../../ui/copy';
import { Dialog } from '../../ui/dialog';
import { inputClass } from '../../ui/field';
import { count } from '../../ui/format';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/toggle';
import { SaveAsLens } from './save-as-lens';
import { WhatIfSliders } from './what-if-sliders';

interface Props {
  projectId: string;
  currency: string;
  body: WhatIfBody;
  /** Its address, to share it. */
  link: string;
  /** The best request as it is: its largest customer is the one to try to do without. */
  topRequest: string | undefined;
  trial: ReturnType<typeof useTrial>;
  /** Some of the open requests alone are to be seen. */
  isFiltered: boolean;
  canEdit: boolean;
  onChange: (body: WhatIfBody) => void;
  onClose: () => void;
}

/** Other numbers for the same arithmetic; the table beside it re-ranks with every change. */
export function WhatIfPanel({ projectId, currency, body, link, topRequest, ...rest }: Props) {
  const { trial, isFiltered, canEdit, onChange, onClose } = rest;
  const { data: ranking } = useQuery(rankingQuery(projectId));
  const { data: lenses } = useQuery(lensesQuery(projectId));
  const { data: plans } = useQuery(plansQuery(projectId));
  const { data: top } = useQuery({
    ...explanationQuery(projectId, topRequest ?? '', body.lens),
    enabled: topRequest !== undefined,
  });
  const set = (change: WhatIfBody) => onChange({ ...body, ...change });
  const base = lenses?.items.find(({ id }) => id === body.lens)?.spec;
  const largest = top?.largestShare;
  const plan = body.plans?.[0];

  return (
    <Dialog
      open
      onClose={onClose}
      place="side"
      title="What if"
      description="Nothing is stored until you save it as a lens."
    >
      <div className="flex flex-col gap-5">
        <Outcome trial={trial} isFiltered={isFiltered} />
        {ranking && (
          <WhatIfSliders body={body} base={base} ranking={ranking} currency={currency} onChange={set} />
        )}
        {largest && (
          <Switch
            label={`Without ${largest.name ?? 'the largest customer'}`}
            hint={`${Math.round(100 * largest.share)} % of the best request is this one customer.`}
            checked={body.withoutCustomers?.includes(largest.customerId) ?? false}
            onChange={(on) => set({ withoutCustomers: on ? [largest.customerId] : undefined })}
          />
        )}
        <Switch
          label="Divide by effort"
          hint="A request without an estimate is not divided."
          checked={body.effort ?? base?.effort ?? false}
          onChange={(on) => set({ effort: on || (base?.effort ? false : undefined) })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="flex flex-col gap-1 text-sm font-medium">
            <span aria-hidden>Only the plan</span>
            <Select
              label="Only the plan"
              value={plan ?? ''}
              options={[
                { value: '', label: 'Every plan' },
                ...[
                  ...new Set([...(plans?.items.map((one) => one.plan) ?? []), ...(plan ? [plan] : [])]),
                ].map((one) => ({
                  value: one,
                  label: one,
                })),
              ]}
              onChange={(one) => set({ plans: one === '' ? undefined : [one] })}
            />
          </div>
          <label className="flex flex-col gap-1 text-sm font-medium">
            Only votes since
            <input
              type="date"
              className={inputClass}
              value={body.votesSince ?? ''}
              onChange={({ target }) => set({ votesSince: target.value || undefined })}
            />
          </label>
        </div>
        <div className="flex flex-wrap gap-2 border-t border-line pt-4">
          <Copy text={link} label="Copy link" />
          <Button onClick={() => onChange({ lens: body.lens })}>Reset</Button>
        </div>
        {canEdit && <SaveAsLens projectId={projectId} body={body} base={base} />}
      </div>
    </Dialog>
  );
}

function Outcome({ trial: { data, error }, isFiltered }: Pick<Props, 'trial' | 'isFiltered'>) {
  if (error)
    return (
      <p role="alert" className="text-negative">
        {error.message}
      </p>
    );
  if (!data) return <p aria-live="polite">Ranking …</p>;
  const { moved, total, matching, items } = data;
  return (
    <p aria-live="polite" className="tabular-nums">
      <span className="font-medium">
        {moved === 0 ? 'No request moves.' : `${count(moved)} of ${count(total)} requests move.`}
      </span>
      {isFiltered && ` ${count(matching)} pass the filters.`}
      {matching > items.length && ` The best ${count(items.length)} of them are shown.`}
    </p>
  );
}
