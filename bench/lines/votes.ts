import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sql from 'sql-template-tag';
import { Voters } from '../generator/voters.js';
import { ms, perSecond, type Figure } from '../figures.js';
import { load } from '../http/load.js';
import type { Outcome } from '../http/job.js';
import { median, percentile } from '../measure.js';
import type { Options } from '../options.js';
import { rerankAll, type World } from '../world.js';

const GROUP = 'A vote with a verified token, over HTTP';
const CONNECTIONS = 32;
const CLIENTS = 8;
/** Votes a second of a busy day. */
export const RATE = 200;
/** More than any server answers: each vote of a round is to be another one. */
const PER_SECOND = 6_000;
const ROUNDS = 3;

/** A project that is not there: nobody drains its marks, and nothing is scored for a bare loop; its votes go after it. */
const NOWHERE = 0;
const BARE = `
  with register as (
    insert into vote as v (project_id, request_id, person_id, active, changed_at, voted_at, source)
    values ($1, $2, $3, true, clock_timestamp(), clock_timestamp(), 'import')
    on conflict (project_id, request_id, person_id) do update set changed_at = v.changed_at
    returning request_id, person_id
  )
  insert into mark (project_id, kind, ref, delta, cause, cause_ref)
  select ${NOWHERE}, 'request', request_id, 1, 'vote', person_id from register`;

/** How many there can be, beside the bare loop; and how long one takes where there are 200 a second. */
export async function votes(world: World, options: Options): Promise<Figure[]> {
  const voters = await Voters.of(world, options.seed);
  const rates: Record<'http' | 'bare' | 'pgbench', number[]> = { http: [], bare: [], pgbench: [] };
  const seconds = Math.max(1, options.seconds / 2);
  for (let round = 0; round < Math.min(ROUNDS, options.rounds); round++) {
    rates.http.push(rateOf(await overHttp(world, voters, seconds)));
    await drained(world);
    rates.bare.push(rateOf(await bareLoop(world, voters, seconds)));
    const pgbench = await pgbenchLoop(world, Math.round(seconds));
    if (pgbench !== null) rates.pgbench.push(pgbench);
  }
  await world.product.db.run(sql`delete from mark where project_id = ${NOWHERE}`);
  await world.product.db.run(
    sql`delete from vote where project_id = ${world.project.rowId} and source = 'import'`,
  );
  // Requests that the server scored meanwhile have counted them.
  await rerankAll(world.product, world.project);
  const steady = await atRate(world, voters, options.seconds);
  const [http, bare] = [median(rates.http), median(rates.bare)];
  return [
    {
      group: GROUP,
      what: `as many as it takes, ${CONNECTIONS} connections`,
      measured: `${perSecond(http)} (${perSecond(Math.min(...rates.http))}–${perSecond(Math.max(...rates.http))})`,
      beside: `bare statement, ${CLIENTS} clients: ${perSecond(bare)}`,
      ratio: http / bare,
      reach: '≥ 0.35 ×, goal 0.6 ×',
      reached: http / bare >= 0.35,
    },
    ...pgbenchFigure(rates.pgbench, http),
    {
      group: GROUP,
      what: `${RATE} votes/s: p50, p99`,
      measured: `${ms(percentile(steady.latencies, 0.5))}, ${ms(percentile(steady.latencies, 0.99))}`,
      reach: 'p99 ≤ 20 ms',
      reached: percentile(steady.latencies, 0.99) <= 20,
    },
  ];
}

/** Votes at the rate of a busy day, each counted from when it was due. */
export async function atRate(world: World, voters: Voters, seconds: number): Promise<Outcome> {
  const requests = voters.calls(RATE * seconds).map(({ request }) => request);
  return accepted(
    await load({ kind: 'open', port: world.port, connections: CONNECTIONS, perSecond: RATE, requests }),
  );
}

async function overHttp({ port }: World, voters: Voters, seconds: number): Promise<Outcome> {
  const requests = voters.calls(PER_SECOND * seconds).map(({ request }) => request);
  return accepted(await load({ kind: 'closed', port, connections: CONNECTIONS, seconds, requests }));
}

function bareLoop({ url, project }: World, voters: Voters, seconds: number): Promise<Outcome> {
  const parameters = voters
    .next(PER_SECOND * 2 * seconds)
    .map(({ person, requestId }) => [project.rowId, requestId, person]);
  return load({ kind: 'sql', url, connections: CLIENTS, seconds, text: BARE, parameters });
}

/** The same statement from PostgreSQL's own load generator, where it is installed. */
async function pgbenchLoop({ url, project, sizes }: World, seconds: number): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'reqio-pgbench-'));
  try {
    const script = join(folder, 'vote.sql');
    const draw = `\\set request random(1, ${sizes.requests})\n\\set person random(1, ${sizes.persons})\n`;
    const statement = BARE.replace('$1', `${project.rowId}`)
      .replace('$2', ':request')
      .replace('$3', ':person');
    await writeFile(script, `${draw}${statement.replaceAll('\n', ' ')};\n`);
    const args = ['-n', '-M', 'prepared', '-c', `${CLIENTS}`, '-T', `${seconds}`, '-f', script, url];
    const { stdout } = await promisify(execFile)('pgbench', args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function pgbenchFigure(rates: readonly number[], http: number): Figure[] {
  if (rates.length === 0) return [];
  const rate = median(rates);
  return [
    {
      group: GROUP,
      what: 'the same beside pgbench',
      measured: perSecond(http),
      beside: `pgbench, ${CLIENTS} clients: ${perSecond(rate)}`,
      ratio: http / rate,
    },
  ];
}

/** Until the server has scored what there is to score. */
export async function drained({ product, project }: World): Promise<void> {
  const statement = sql`select count(*)::int as left from (select from mark where project_id = ${project.rowId} limit 1) as one`;
  while ((await product.db.row<{ left: number }>(statement))!.left > 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

function accepted(outcome: Outcome): Outcome {
  const refused = Object.keys(outcome.statuses).filter((status) => status !== '200');
  if (refused.length > 0) throw new Error(`Votes were answered ${JSON.stringify(outcome.statuses)}`);
  return outcome;
}

const rateOf = ({ calls, seconds }: Outcome): number => calls / seconds;
