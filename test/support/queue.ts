import { Logger } from '@nestjs/common';
import { jobNames, type JobName } from '../../src/contract/jobs.js';
import type { BullOptions } from '../../src/server/platform/queue/bull-queue.js';
import { createQueue } from '../../src/server/platform/queue/create-queue.js';
import type { JobHandler, Queue } from '../../src/server/platform/queue/queue.js';
import { Settings } from '../../src/server/platform/settings.js';
import { TestClock } from './clock.js';
import { eventually } from './eventually.js';

Logger.overrideLogger(false);

const queues: Queue[] = [];

/** A queue on this Redis, or in this process for null; it is closed when the test ends. */
export function openQueue(
  redisUrl: string | null,
  options: BullOptions = {},
  clock = new TestClock(),
): Queue {
  const queue = createQueue(new Settings({ redisUrl }), clock, { backoffMs: 20, ...options });
  queues.push(queue);
  return queue;
}

export async function closeQueues(): Promise<void> {
  await Promise.all(queues.splice(0).map((queue) => queue.close()));
}

/** A server that takes longer than a second to be reached for the first time loses what is added till then. */
export async function there(queue: Queue): Promise<Queue> {
  await eventually(async () => expect(await queue.healthy()).toBe(true));
  return queue;
}

/** Starts a worker with these handlers; the other kinds of job do nothing. */
export function work(queue: Queue, handlers: Partial<Record<JobName, JobHandler>>): Queue {
  for (const name of jobNames) queue.process(name, handlers[name] ?? (async () => {}));
  queue.start();
  return queue;
}

/** A handler whose runs wait at a gate until they are released one by one. */
export class Gate {
  /** The data of every run that has begun. */
  readonly seen: unknown[] = [];
  private readonly waiting: (() => void)[] = [];

  readonly handler: JobHandler = async (data) => {
    this.seen.push(data);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  };

  /** Waits until `count` runs have begun, and no more. */
  async runs(count: number): Promise<void> {
    await eventually(() => expect(this.seen).toHaveLength(count));
  }

  release(): void {
    this.waiting.shift()!();
  }
}

/** Lets timers and sockets have their turn, which awaiting alone does not. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
