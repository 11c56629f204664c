import { CountedLimits } from './counted-limits.js';
import { Limits } from '../limits.js';
import type { RedisOptions } from '../redis.js';
import type { Settings } from '../settings.js';

/** Counters in Redis where the settings name one, else in this process; none where limits are switched off. */
export function createLimits(settings: Settings, options: RedisOptions = {}): Limits {
  return settings.rateLimit ? new CountedLimits(settings.redisUrl, options) : new NoLimits();
}

/** For load tests. */
class NoLimits extends Limits {
  async take(): Promise<void> {}
  async reset(): Promise<void> {}
  async close(): Promise<void> {}
}
