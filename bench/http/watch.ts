import { get } from 'node:http';
import { HttpConnection, requestText } from './connection.js';
import type { Dashboard, Job, Outcome } from './job.js';
import { openLoop } from './loops.js';

/** How long a vote may take to appear before it counts as never seen. */
const PATIENCE_MS = 10_000;

/** Rows of the page whose votes are waited for. */
const WATCHED = 40;

interface Row {
  id: string;
  voters: number;
}

/**
 * Votes, and one open dashboard beside: it hears a live message, fetches its page, and a vote is visible once the
 * page counts it. Votes for requests that are not on the page are cast, and not waited for.
 */
export async function watch(job: Extract<Job, { kind: 'watch' }>): Promise<Outcome> {
  const page = await Page.open(job.port, job.dashboard);
  // The last rows may leave the page.
  const counts = new Map([...page.voters].slice(0, WATCHED));
  const sent: { requestId: string; voters: number; at: number }[] = [];
  const outcome = await openLoop(
    { ...job, kind: 'open', requests: job.votes.map(({ request }) => request) },
    (index, at) => {
      const { requestId } = job.votes[index]!;
      const before = counts.get(requestId);
      if (before === undefined) return;
      counts.set(requestId, before + 1);
      sent.push({ requestId, voters: before + 1, at });
    },
  );
  const end = performance.now() + PATIENCE_MS;
  const isSeen = (vote: (typeof sent)[number]) => page.firstSeen(vote.requestId, vote.voters) !== undefined;
  while (!sent.every(isSeen) && performance.now() < end) await page.next();
  page.close();
  const latencies = sent.map(
    ({ requestId, voters, at }) => (page.firstSeen(requestId, voters) ?? Infinity) - at,
  );
  return { ...outcome, latencies };
}

/** A dashboard's page, fetched again at each live message. */
class Page {
  readonly voters = new Map<string, number>();
  /** When so many voters of a request were first on the page. */
  private readonly seen = new Map<string, [voters: number, at: number][]>();
  private isFetching = false;
  private isStale = false;
  private stream: { destroy(): void } | null = null;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly connection: HttpConnection,
    private readonly request: string,
  ) {}

  static async open(port: number, { livePath, pagePath, cookie }: Dashboard): Promise<Page> {
    const page = new Page(await HttpConnection.open(port), requestText('GET', pagePath, { cookie }));
    await page.fetch();
    page.stream = await new Promise((resolve, reject) => {
      const request = get({ port, host: '127.0.0.1', path: livePath, headers: { cookie } }, (answer) => {
        answer.setEncoding('utf8').on('data', (text: string) => {
          if (text.includes('event: ranking')) void page.refresh();
        });
        answer.on('error', () => undefined);
        resolve(request);
      }).once('error', reject);
    });
    return page;
  }

  firstSeen(requestId: string, voters: number): number | undefined {
    return this.seen.get(requestId)?.find(([count]) => count >= voters)?.[1];
  }

  /** The next time that the page was fetched, or a while. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, 500);
      this.wake = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  }

  close(): void {
    this.stream?.destroy();
    this.connection.close();
  }

  private async refresh(): Promise<void> {
    this.isStale = true;
    if (this.isFetching) return;
    this.isFetching = true;
    while (this.isStale) {
      this.isStale = false;
      await this.fetch();
    }
    this.isFetching = false;
    this.wake();
  }

  private async fetch(): Promise<void> {
    const { status, body } = await this.connection.call(this.request);
    if (status !== 200) throw new Error(`The page answered ${status}: ${body}`);
    const at = performance.now();
    for (const { id, voters } of (JSON.parse(body) as { items: Row[] }).items) {
      if (this.voters.get(id) === voters) continue;
      this.voters.set(id, voters);
      this.seen.set(id, [...(this.seen.get(id) ?? []), [voters, at]]);
    }
  }
}
