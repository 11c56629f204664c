import { parseArgs } from 'node:util';

export interface Options {
  /** 1 is 10,000 requests with 1.1 M votes. */
  scale: number;
  /** What it is compared with. */
  against: number;
  seed: number;
  rounds: number;
  /** How long each load over HTTP lasts. */
  seconds: number;
  keep: boolean;
  /** A file to write the figures into, beside the screen. */
  out: string | null;
}

/** From the command line; throws what is wrong with it. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string', default: '1' },
      against: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      keep: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const scale = positive('scale', values.scale);
  return {
    scale,
    against: values.against === undefined ? Math.min(0.01, scale / 2) : positive('against', values.against),
    seed: positive('seed', values.seed),
    rounds: positive('rounds', values.rounds),
    seconds: positive('seconds', values.seconds),
    keep: values.keep,
    out: values.out ?? null,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} takes a number above 0, not «${text}»`);
  return value;
}
