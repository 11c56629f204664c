import { Logger } from '@nestjs/common';
import { jobNames, type JobName } from '../../../contract/jobs.js';
import type { Clock } from '../clock.js';
import { REDIS_PREFIX, RedisConnection, type RedisOptions } from '../redis.js';
import { Refusal } from '../refusal.js';
import { within } from '../within.js';
import { BullLane } from './bull-lane.js';
import { DRAIN_MS, Handlers, LISTED, type LaneOptions } from './lanes.js';
import type { AddOptions, JobData, JobHandler, JobInfo, Queue } from './queue.js';

/** How often what a dead worker left owed is looked for. */
const SETTLE_MS = 30_000;

export interface BullOptions extends LaneOptions, RedisOptions {
  /** How long after its last sign of life a worker counts as dead. */
  lockMs?: number;
}

/** Jobs on Redis, shared by all processes. While Redis is away, adds are dropped and work pauses by itself. */
export class BullQueue implements Queue {
  private readonly logger = new Logger('Queue');
  private readonly handlers = new Handlers();
  private readonly commands: RedisConnection;
  private readonly connections: RedisConnection[] = [];
  private readonly lanes: Record<JobName, BullLane>;
  private settling: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;
  private dropping = false;

  constructor(
    private readonly url: string,
    clock: Clock,
    private readonly options: BullOptions = {},
  ) {
    this.commands = this.connect('commands');
    const subscriber = this.connect('subscriber');
    const laneOptions = { ...options, prefix: options.prefix ?? REDIS_PREFIX };
    let listening: Promise<void> | undefined;
    const connections = {
      commands: this.commands,
      subscriber,
      listening: () => (listening ??= subscriber.listening(`${laneOptions.prefix}:jobs`)),
      blocking: () => this.connect('blocking'),
    };
    const lane = (name: JobName) => [name, new BullLane(name, connections, clock, laneOptions)] as const;
    this.lanes = Object.fromEntries(jobNames.map(lane)) as Record<JobName, BullLane>;
  }

  async add(name: JobName, data: JobData, options: AddOptions = {}): Promise<void> {
    try {
      await this.commands.promptly(() => this.lanes[name].add(data, options));
      this.dropping = false;
    } catch (error) {
      if (!this.dropping) this.logger.warn(`Dropping jobs until Redis answers: ${(error as Error).message}`);
      this.dropping = true;
    }
  }

  process(name: JobName, handler: JobHandler): void {
    this.handlers.set(name, handler);
  }

  start(): void {
    this.handlers.assertComplete();
    for (const name of jobNames) void this.work(name);
    this.settling = setInterval(() => {
      for (const name of jobNames) this.lanes[name].settleAll().catch(() => undefined);
    }, SETTLE_MS).unref();
  }

  async list(projectId: number): Promise<JobInfo[]> {
    const read = () => Promise.all(jobNames.map((name) => this.lanes[name].list(projectId)));
    const lists = await this.commands.promptly(read).catch(() => {
      throw new Refusal('server.unavailable', 'Redis cannot be reached: try again in a few seconds.');
    });
    const newestFirst = lists.flat().toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : -1));
    return newestFirst.slice(0, LISTED);
  }

  close(): Promise<void> {
    return (this.closing ??= this.stop());
  }

  private async stop(): Promise<void> {
    clearInterval(this.settling);
    const drained = Promise.all(jobNames.map((name) => this.lanes[name].close())).then(() => undefined);
    await within(this.options.drainMs ?? DRAIN_MS, drained).catch(() =>
      this.logger.warn('Stopped with jobs still running; another worker takes them over'),
    );
    for (const connection of this.connections) connection.close();
  }

  async healthy(): Promise<boolean> {
    return this.commands
      .promptly(() => this.commands.client.ping())
      .then(
        () => true,
        () => false,
      );
  }

  private async work(name: JobName): Promise<void> {
    try {
      await this.lanes[name].work(this.handlers.get(name));
    } catch (error) {
      if (!this.closing) this.logger.error(`«${name}» jobs do not run: ${(error as Error).message}`);
    }
  }

  private connect(use: 'commands' | 'subscriber' | 'blocking'): RedisConnection {
    const connection = new RedisConnection(this.url, use, 'Queue');
    this.connections.push(connection);
    return connection;
  }
}
