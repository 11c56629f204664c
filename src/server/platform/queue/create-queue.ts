import type { Clock } from '../clock.js';
import type { Settings } from '../settings.js';
import { BullQueue, type BullOptions } from './bull-queue.js';
import { InProcessQueue } from './in-process-queue.js';
import type { Queue } from './queue.js';

/** Bull where the settings name a Redis, else this process alone. */
export function createQueue(settings: Settings, clock: Clock, options: BullOptions = {}): Queue {
  return settings.redisUrl
    ? new BullQueue(settings.redisUrl, clock, options)
    : new InProcessQueue(clock, options);
}
