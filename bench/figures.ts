import type { Timing } from './measure.js';

/** A line of the report: what was measured, beside what, and what it should be. */
export interface Figure {
  group: string;
  what: string;
  /** As text, with its unit. */
  measured: string;
  /** What it is compared with, as text; empty where it stands alone. */
  beside?: string;
  ratio?: number;
  /** The mark of the contract, as text. */
  reach?: string;
  /** Undefined where there is no mark. */
  reached?: boolean;
}

export function ms(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ms`;
}

/** The median, and what it lies between. */
export function spread({ median, min, max }: Timing): string {
  return `${ms(median)} (${ms(min).replace(' ms', '')}–${ms(max).replace(' ms', '')})`;
}

/** By processor time where that is known of both and is more than a few ticks, else by the wall's clock. */
export function ratioOf(a: Timing, b: Timing): number {
  const precise = a.cpu !== null && b.cpu !== null && a.cpu >= 100 && b.cpu >= 100;
  return precise ? a.cpu! / b.cpu! : a.median / b.median;
}

export function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}
