import { readFile } from 'node:fs/promises';

/** Something whose time is taken. */
export interface Subject {
  run: () => Promise<unknown>;
  /** Before each run, and not timed. */
  prepare?: () => Promise<unknown>;
  /** Times that it runs in one round; default 1. */
  times?: number;
}

/** Milliseconds for one run: of the wall's clock, and of the processor inside the database, where it can be seen. */
export interface Timing {
  median: number;
  min: number;
  max: number;
  cpu: number | null;
}

/**
 * Runs all subjects in turn, `rounds` times, after once to warm up: what disturbs the machine disturbs them alike,
 * so that their ratios hold where their times do not.
 */
export async function interleave<Name extends string>(
  subjects: Record<Name, Subject>,
  { rounds, backend }: { rounds: number; backend?: number },
): Promise<Record<Name, Timing>> {
  const entries = Object.entries(subjects) as [Name, Subject][];
  const taken = new Map(
    entries.map(([name]) => [name, { wall: [] as number[], cpu: [] as (number | null)[] }]),
  );
  for (let round = -1; round < rounds; round++) {
    for (const [name, subject] of entries) {
      const { wall, cpu } = await time(subject, round < 0 ? 1 : (subject.times ?? 1), backend);
      if (round < 0) continue;
      taken.get(name)!.wall.push(wall);
      taken.get(name)!.cpu.push(cpu);
    }
  }
  const timings = entries.map(([name]) => [name, summary(taken.get(name)!)]);
  return Object.fromEntries(timings) as Record<Name, Timing>;
}

async function time({ run, prepare }: Subject, times: number, backend?: number) {
  let [wall, cpu] = [0, 0 as number | null];
  for (let i = 0; i < times; i++) {
    await prepare?.();
    const [cpuBefore, wallBefore] = [await cpuMs(backend), performance.now()];
    await run();
    wall += performance.now() - wallBefore;
    const cpuAfter = await cpuMs(backend);
    cpu = cpu === null || cpuAfter === null || cpuBefore === null ? null : cpu + cpuAfter - cpuBefore;
  }
  return { wall: wall / times, cpu: cpu === null ? null : cpu / times };
}

function summary({ wall, cpu }: { wall: number[]; cpu: (number | null)[] }): Timing {
  const known = cpu.filter((ms) => ms !== null);
  return {
    median: median(wall),
    min: Math.min(...wall),
    max: Math.max(...wall),
    cpu: known.length === cpu.length ? median(known) : null,
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that this part of all are not above; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Linux counts in ticks of a hundredth of a second. */
const TICK_MS = 10;

/** What a process has used of the processor; null where it runs on another machine, or the system does not tell. */
async function cpuMs(pid: number | undefined): Promise<number | null> {
  if (pid === undefined) return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name in brackets may hold spaces; utime and stime are the 12th and 13th field after it.
  const fields = stat?.slice(stat.lastIndexOf(') ') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : null;
}

/** Megabytes of memory that a process holds; null where the system does not tell. */
export async function residentMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
