import { Logger } from '@nestjs/common';
import { Cluster, Redis } from 'ioredis';
import { within } from './within.js';

/**
 * Before every key and channel, so that installations may share a server; the braces keep the keys in one slot of a
 * Redis Cluster, as a queue's scripts need them.
 */
export const redisPrefix = (installation: string): string => `{reqio-${installation}}`;
export const REDIS_PREFIX = '{reqio}';

/** How long somebody who is waited for may wait for Redis. */
const PATIENCE_MS = 1_000;
/** How often a line is tried, and how long the answer may take: one that waits for jobs answers every five seconds. */
const PROBE_MS = 15_000;
const PROBE_PATIENCE_MS = 10_000;

export interface RedisOptions {
  /** Keeps tests that share a server apart. */
  prefix?: string;
}

export type ConnectionUse = 'commands' | 'blocking' | 'subscriber';

/** A connection for good: it reconnects by itself, however long Redis is away, and throws nothing unasked. */
export class RedisConnection {
  readonly client: Redis | Cluster;
  private readonly probing: NodeJS.Timeout;
  private away = false;

  constructor(url: string, use: ConnectionUse, owner: string) {
    this.client = clientFor(url, use);
    // Bull adds its own listeners for every queue.
    this.client.setMaxListeners(100);
    this.client.on('close', () => (this.away = true));
    this.client.on('ready', () => (this.away = false));
    // Without a listener, an error would be printed once for every try to reconnect.
    // A cluster complains of single nodes, too, and goes on without being ready anew.
    this.client.on('error', () => (this.away ||= this.client.status !== 'ready'));
    if (use === 'commands') this.report(new Logger(owner));
    this.probing = setInterval(() => void this.probe(), PROBE_MS).unref();
  }

  /** Resolves with the answer; rejects at once while Redis is known to be away, else after a second without one. */
  async promptly<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.away) throw new Error('Redis is away');
    return within(PATIENCE_MS, ask(), () => this.hangUp());
  }

  /** Resolves when commands reach the server, never where it stays away. */
  async ready(): Promise<void> {
    if (this.client.status !== 'ready')
      await new Promise<void>((resolve) => this.client.once('ready', resolve));
  }

  /** Resolves when a first subscription is in place: a cluster's client fails several that come before that at once. */
  async listening(channel: string): Promise<void> {
    await this.ready();
    await this.client.subscribe(channel);
  }

  /** Calls `work` whenever the server is back, with the subscriptions in place again, after it was away. */
  onReturn(work: () => void): void {
    let first = true;
    this.client.on('ready', () => {
      // Answers come in order, and the client subscribes again before it does anything else.
      if (!first) this.client.ping().then(work, () => undefined);
      first = false;
    });
  }

  /**
   * For good: Bull, when it stops, closes its line once more, waits for the end, which a cluster's client announces
   * only once, and opens it again.
   */
  close(): void {
    clearInterval(this.probing);
    this.client.disconnect();
    this.client.disconnect = () => void this.client.emit('end');
    this.client.connect = () => Promise.resolve();
  }

  /** A server may be gone without having closed the line; ioredis's own guard outlives the line it guards. */
  private async probe(): Promise<void> {
    if (this.client.status !== 'ready') return;
    await within(PROBE_PATIENCE_MS, this.client.ping(), () => this.hangUp()).catch(() => undefined);
  }

  private hangUp(): void {
    this.away = true;
    if (this.client.status === 'ready') this.client.disconnect(true);
  }

  /** One line when Redis goes away and one when it is back; nothing where we close the connection ourselves. */
  private report(logger: Logger): void {
    let reported = false;
    this.client.on('error', (error: Error) => {
      if (!reported) logger.warn(`Redis is away, trying again: ${error.message}`);
      reported = true;
    });
    this.client.on('ready', () => {
      if (reported) logger.log('Redis is back');
      reported = false;
    });
  }
}

const retryStrategy = (times: number): number => Math.min(50 * 2 ** Math.min(times, 10), 2_000);

/** Of one server, or of a cluster: `redis+cluster://` names some of its nodes, and they name the others. */
function clientFor(urls: string, use: ConnectionUse): Redis | Cluster {
  const options = {
    // A command is tried again once; the others wait for their server, as Bull demands.
    maxRetriesPerRequest: use === 'commands' ? 1 : null,
    enableReadyCheck: use === 'commands',
    connectTimeout: 2_000,
    disconnectTimeout: 500,
  };
  const nodes = urls.split(',').map((url) => new URL(url));
  const { protocol, username, password } = nodes[0]!;
  if (!protocol.includes('+cluster')) return new Redis(urls, { ...options, retryStrategy });
  const account = {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol.startsWith('rediss') && { tls: {} }),
  };
  const seeds = nodes.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) }));
  return new Cluster(seeds, {
    redisOptions: { ...options, ...account },
    clusterRetryStrategy: retryStrategy,
    enableReadyCheck: options.enableReadyCheck,
    slotsRefreshTimeout: 5_000,
  });
}
