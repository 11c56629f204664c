import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type Limit, Limits } from '../limits.js';
import { REDIS_PREFIX, RedisConnection, type RedisOptions } from '../redis.js';
import { Refusal } from '../refusal.js';

interface Counter {
  /** Counts for all processes, where there is a Redis. */
  shared: RateLimiterRedis | null;
  /** Counts for this process, without Redis and while it is away. */
  own: RateLimiterMemory;
}

/** Fixed windows. While Redis is away, each process counts for itself: a limit is never a reason to fail. */
export class CountedLimits extends Limits {
  private readonly counters = new Map<string, Counter>();
  private readonly redis: RedisConnection | null;
  private readonly prefix: string;

  constructor(redisUrl: string | null, options: RedisOptions = {}) {
    super();
    this.redis = redisUrl ? new RedisConnection(redisUrl, 'commands', 'Limits') : null;
    this.prefix = options.prefix ?? REDIS_PREFIX;
  }

  async take(limit: Limit, key: string): Promise<void> {
    try {
      await this.count(limit, (counter) => counter.consume(key));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('rate.limited', undefined, {
        retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000),
      });
    }
  }

  async reset(limit: Limit, key: string): Promise<void> {
    await this.count(limit, (counter) => counter.delete(key));
  }

  async close(): Promise<void> {
    this.redis?.close();
  }

  private async count(
    limit: Limit,
    work: (counter: RateLimiterRedis | RateLimiterMemory) => Promise<unknown>,
  ): Promise<void> {
    const { shared, own } = this.counter(limit);
    try {
      await (shared ? this.redis!.promptly(() => work(shared)) : work(own));
    } catch (error) {
      if (!shared || error instanceof RateLimiterRes) throw error;
      await work(own);
    }
  }

  private counter(limit: Limit): Counter {
    const { points, seconds: duration } = limit;
    const name = `${limit.name}:${points}/${duration}`;
    const known = this.counters.get(name);
    if (known) return known;
    const rule = { keyPrefix: `${this.prefix}:limit:${name}`, points, duration };
    const counter = {
      shared: this.redis && new RateLimiterRedis({ ...rule, storeClient: this.redis.client }),
      own: new RateLimiterMemory(rule),
    };
    this.counters.set(name, counter);
    return counter;
  }
}
