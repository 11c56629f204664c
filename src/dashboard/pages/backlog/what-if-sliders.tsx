import type { LensSpecDto } from '../../../contract/lenses.dto';
import type { RankingDto } from '../../../contract/ranking.dto';
import type { WhatIfBody } from '../../api/what-if';
import { exactMoney } from '../../ui/format';
import { Slider } from '../../ui/slider';

interface Props {
  body: WhatIfBody;
  /** The saved lens that it starts from. */
  base: LensSpecDto | undefined;
  ranking: RankingDto;
  currency: string;
  onChange: (change: WhatIfBody) => void;
}

const WEIGHT = { max: 5_000, step: 50 };

/** What votes weigh, how fast they fade, and how much a large customer is damped. */
export function WhatIfSliders({ body, base, ranking, currency, onChange }: Props) {
  const { freeVoteCents, anonymousVoteCents, halfLifeDays } = {
    ...ranking,
    ...base?.weights,
    ...body.weights,
  };
  const exponent = body.exponent ?? base?.exponent ?? 1;
  const money = (cents: number) => exactMoney(cents, currency);
  const weigh = (weights: WhatIfBody['weights']) => onChange({ weights: { ...body.weights, ...weights } });
  return (
    <>
      <Slider
        label="A free vote counts"
        value={freeVoteCents}
        min={0}
        max={Math.max(WEIGHT.max, ranking.freeVoteCents)}
        step={WEIGHT.step}
        format={money}
        onChange={(next) =>
          weigh({ freeVoteCents: next, anonymousVoteCents: Math.min(anonymousVoteCents, next) })
        }
      />
      <Slider
        label="An anonymous vote counts"
        value={anonymousVoteCents}
        min={0}
        max={Math.max(freeVoteCents, WEIGHT.step)}
        step={WEIGHT.step}
        format={money}
        disabled={freeVoteCents === 0}
        onChange={(next) => weigh({ anonymousVoteCents: Math.min(next, freeVoteCents) })}
      />
      <Slider
        label="A vote fades by half in (trending)"
        value={halfLifeDays}
        min={7}
        max={365}
        step={1}
        format={(days) => `${days} days`}
        onChange={(next) => weigh({ halfLifeDays: next })}
      />
      <Slider
        label="Damping of large customers"
        value={Number((1 - exponent).toFixed(2))}
        min={0}
        max={0.75}
        step={0.05}
        format={(damping) => (damping === 0 ? 'none' : `weight to the power ${(1 - damping).toFixed(2)}`)}
        onChange={(damping) => onChange({ exponent: Number((1 - damping).toFixed(2)) })}
      />
    </>
  );
}
