import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { HttpConnection } from './connection.js';
import type { Job, Outcome } from './job.js';

type Of<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>;

/** As many calls as the server can take from so many callers who wait for their answers. */
export async function closedLoop({ port, connections, seconds, requests }: Of<'closed'>): Promise<Outcome> {
  const tally = new Tally();
  let next = 0;
  await forEachOf(connections, async () => {
    const connection = await HttpConnection.open(port);
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      const request = requests[next++ % requests.length]!;
      const started = performance.now();
      const { status } = await connection.call(request);
      tally.note(status, performance.now() - started);
    }
    connection.close();
  });
  return tally.outcome();
}

/** Latency counts from when a call was due, so that a server that stalls cannot hide behind callers that wait. */
export async function openLoop(
  job: Of<'open'>,
  onSent?: (index: number, at: number) => void,
): Promise<Outcome> {
  const { port, connections, perSecond, requests } = job;
  const tally = new Tally();
  const free = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(port)));
  const all = [...free];
  const waiting: ((connection: HttpConnection) => void)[] = [];
  const started = performance.now();
  const calls = requests.map(async (request, index) => {
    const due = started + (index * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const connection = free.pop() ?? (await new Promise<HttpConnection>((resolve) => waiting.push(resolve)));
    onSent?.(index, due);
    const { status } = await connection.call(request);
    tally.note(status, performance.now() - due);
    const taker = waiting.shift();
    if (taker) taker(connection);
    else free.push(connection);
  });
  await Promise.all(calls);
  for (const connection of all) connection.close();
  return tally.outcome();
}

/** The bare loop: one prepared statement, and nothing around it. */
export async function sqlLoop({ url, connections, seconds, text, parameters }: Of<'sql'>): Promise<Outcome> {
  const tally = new Tally();
  let next = 0;
  await forEachOf(connections, async () => {
    const client = new pg.Client(url);
    await client.connect();
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      const values = parameters[next++ % parameters.length]!;
      const started = performance.now();
      await client.query({ name: 'bench', text, values });
      tally.note(200, performance.now() - started);
    }
    await client.end();
  });
  return tally.outcome();
}

class Tally {
  private readonly started = performance.now();
  private readonly latencies: number[] = [];
  private readonly statuses: Record<string, number> = {};

  note(status: number, ms: number): void {
    this.latencies.push(ms);
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
  }

  outcome(): Outcome {
    const { latencies, statuses } = this;
    return {
      calls: latencies.length,
      seconds: (performance.now() - this.started) / 1000,
      latencies,
      statuses,
    };
  }
}

async function forEachOf(count: number, work: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, work));
}
