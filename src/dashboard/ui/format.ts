/** Money, counts and times as a person reads them; all take the browser's language. */

type Options = Intl.NumberFormatOptions;

/** Making a formatter takes longer than a row of a table may: each is made once. */
function once<Formatter>(make: (key: string) => Formatter): (key: string) => Formatter {
  const made = new Map<string, Formatter>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const moneyFormat = (options: Options) =>
  once((currency) => new Intl.NumberFormat(undefined, { style: 'currency', currency, ...options }));
const short = moneyFormat({ notation: 'compact', maximumFractionDigits: 1 });
const shortRound = moneyFormat({ notation: 'compact', maximumFractionDigits: 0 });
const exact = moneyFormat({ minimumFractionDigits: 2 });
const exactRound = moneyFormat({ minimumFractionDigits: 0 });
const counts = new Intl.NumberFormat();
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

/** `$12.3k`: short, for tables. `cents` are of `currency`. */
export function shortMoney(cents: number, currency: string): string {
  const format = Math.abs(cents) < 100_000 ? shortRound : short;
  return format(currency)
    .format(cents / 100)
    .replace(/(\d)K/, '$1k');
}

/** `$12,345.67`: exact, for hovers and explanations; cents are left out where there are none. */
export function exactMoney(cents: number, currency: string): string {
  const format = cents % 100 === 0 ? exactRound : exact;
  return format(currency).format(cents / 100);
}

export const count = (value: number): string => counts.format(value);

/** `3 Nov 2026`. */
export const day = (iso: string): string => days.format(new Date(iso));

/** `3 Nov 2026, 14:05`. */
export const moment = (iso: string): string => moments.format(new Date(iso));

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `3 days ago`. */
export function ago(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}
