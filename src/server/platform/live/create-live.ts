import type { RedisOptions } from '../redis.js';
import type { Settings } from '../settings.js';
import { InProcessLive } from './in-process-live.js';
import type { Live } from './live.js';
import { RedisLive } from './redis-live.js';

/** Redis' channels where the settings name a Redis, else this process alone. */
export function createLive(settings: Settings, options: RedisOptions = {}): Live {
  return settings.redisUrl ? new RedisLive(settings.redisUrl, options) : new InProcessLive();
}
