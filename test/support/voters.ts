import { setTimeout as pause } from 'node:timers/promises';
import type { Installation, Server } from './installation.js';
import { eventually } from './eventually.js';
import { mint } from './tokens.js';

const LANES = 4;
const PERSONS = 40;
const PAUSE_MS = 20;

export interface VoteProject {
  id: string;
  secret: string;
  audience: string;
  requests: string[];
}

/** A project with a secret and requests, made by the owner's calls. */
export async function createVoteProject(installation: Installation, requests = 12): Promise<VoteProject> {
  const { id, audience } = await installation.call('POST', '/api/projects', { name: 'Acme' });
  const { secret } = await installation.call('POST', `/api/projects/${id}/identity/secret`);
  const project: VoteProject = { id, secret, audience, requests: [] };
  for (let n = 1; n <= requests; n++) {
    const made = await installation.call('POST', `/api/projects/${id}/requests`, { title: `Wish ${n}` });
    project.requests.push(made.id);
  }
  return project;
}

/**
 * Users who vote and take votes back without a pause, each until it is told that it is done, and remember what they
 * were told. A refusal must be a 503 that says when to come again; a connection may break; anything else is kept as
 * `unexpected`.
 */
export class Voters {
  /** By `sub request`: whether the last acknowledged action left a vote. Without those whose last one is in doubt. */
  readonly acknowledged = new Map<string, boolean>();
  readonly unexpected: string[] = [];
  answers = 0;
  refusals = 0;
  private lanes: Promise<void>[] = [];
  private stopping = false;
  private next = 1;

  constructor(
    readonly project: VoteProject,
    private readonly webs: () => Server[],
    /** Unix seconds, as the hosts that sign tokens have them. */
    private readonly now = () => Date.now() / 1000,
  ) {}

  start(): void {
    this.stopping = false;
    this.lanes = Array.from({ length: LANES }, (_, lane) => this.vote(lane));
  }

  /** Lets each finish what it is at; where no server answers any more, that is in doubt. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.lanes.splice(0));
  }

  /** Until so many more actions were acknowledged. */
  async more(count: number): Promise<void> {
    const goal = this.answers + count;
    await eventually(() => {
      if (this.answers < goal) throw new Error(`${goal - this.answers} answers are missing`);
    }, 120_000);
  }

  /** Until so many more calls were refused or broke. */
  async refused(count: number): Promise<void> {
    const goal = this.refusals + count;
    await eventually(() => {
      if (this.refusals < goal) throw new Error(`${goal - this.refusals} refusals are missing`);
    }, 120_000);
  }

  /** One action of a user; whether it was acknowledged. */
  async act(web: Server, sub: string, request: string, voted: boolean): Promise<boolean> {
    const { id, secret, audience } = this.project;
    const token = await mint(secret, { aud: audience, iat: Math.floor(this.now()), ...claimsOf(sub) });
    try {
      const answer = await fetch(`${web.url}/api/widget/${id}/requests/${request}/vote`, {
        method: voted ? 'PUT' : 'DELETE',
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(30_000),
      });
      const text = await answer.text();
      if (answer.ok) return true;
      if (!isPoliteRefusal(answer, text)) this.unexpected.push(`${answer.status} ${text}`);
    } catch {
      // The process died, or its answer was lost on the way.
    }
    this.refusals++;
    return false;
  }

  private async vote(lane: number): Promise<void> {
    while (!this.stopping) {
      const n = this.next++;
      // Each lane has its own users, so that what one of them was told last is what holds.
      const sub = `user_${lane + LANES * (n % PERSONS)}`;
      const request = this.project.requests[(n * 7 + lane) % this.project.requests.length]!;
      const voted = n % 5 !== 0;
      const key = `${sub} ${request}`;
      const before = this.acknowledged.get(key);
      this.acknowledged.delete(key);
      let tries = 0;
      while (!(await this.act(this.pick(n + tries), sub, request, voted))) {
        if (this.stopping && tries > 3) return;
        tries++;
        await pause(PAUSE_MS);
      }
      this.acknowledged.set(key, before === voted ? before : voted);
      this.answers++;
    }
  }

  private pick(n: number): Server {
    const webs = this.webs();
    return webs[n % webs.length]!;
  }
}

/** A third pays for itself, a third by one of three companies, and a third nothing. */
function claimsOf(sub: string): Record<string, unknown> & { sub: string } {
  const n = Number(sub.split('_')[1]);
  const traits = { plan: 'pro', amount: 1_000 + n * 100, interval: 'month' };
  if (n % 3 === 0) return { sub, traits };
  return n % 3 === 1 ? { sub, traits, company: { id: `company_${n % 9}` } } : { sub };
}

function isPoliteRefusal(answer: Response, text: string): boolean {
  return (
    answer.status === 503 &&
    answer.headers.get('content-type')?.startsWith('application/problem+json') === true &&
    Number(answer.headers.get('retry-after')) > 0 &&
    JSON.parse(text).code === 'server.unavailable'
  );
}
