import { ago, count, moment } from '../../ui/format';

interface TallyProps {
  times: number;
  name: string;
  /** ISO 8601, of the newest. */
  lastAt: string;
  /** The likely cause, and what to do. */
  cause: string;
  now: number;
}

/** “3 wrong audience”, when it last was, and what to do about it. */
export function Tally({ times, name, lastAt, cause, now }: TallyProps) {
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">
          <span className="tabular-nums">{count(times)}</span> {name}
        </span>
        <time dateTime={lastAt} title={moment(lastAt)} className="text-sm text-muted">
          {ago(lastAt, now)}
        </time>
      </p>
      <p className="mt-0.5 text-sm text-pretty wrap-anywhere text-muted">{cause}</p>
    </li>
  );
}
