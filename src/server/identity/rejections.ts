import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Schedule } from '../platform/schedule.js';
import {
  RejectionsRepository,
  type ReasonCount,
  type Sighting,
  type Tally,
} from './rejections.repository.js';
import type { Verdict } from './token.js';

const FLUSH_MS = 3_000;
const HOUR_MS = 3_600_000;
const SHOWN_MS = 24 * HOUR_MS;
const KEPT_MS = 8 * SHOWN_MS;
/** Reasons are few, so this is many projects; what comes on top until the next flush is not counted. */
const MAX_TALLIES = 10_000;

/**
 * Why tokens were refused, counted in memory and written every few seconds: a write for each garbage token would
 * let anybody keep one row of the database busy.
 */
@Injectable()
export class Rejections implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Rejections');
  private tallies = new Map<string, Tally>();
  private sightings = new Map<number, Sighting>();
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: RejectionsRepository,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.every('identity.rejections', FLUSH_MS, () => this.flush());
  }

  /** A stop goes on without a database. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.flush().catch((error: Error) => this.logger.warn(`Counts are lost: ${error.message}`));
  }

  /** Counts a verdict: its reason, or its warnings and the time. No token at all is nothing to count. */
  note(projectId: number, verdict: Verdict): void {
    const now = this.clock.now();
    if (verdict.verified) {
      this.see({ projectId, widgetAt: null, verifiedAt: now });
      for (const reason of verdict.verified.warnings) this.count(projectId, 'warning', reason, now, null);
    } else if (verdict.reason !== 'missing') {
      this.count(projectId, 'rejected', verdict.reason, now, verdict.sample);
    }
  }

  /** The project's widget has opened a session: it is embedded somewhere. */
  sawWidget(projectId: number): void {
    this.see({ projectId, widgetAt: this.clock.now(), verifiedAt: null });
  }

  /** The last 24 hours by reason, the most frequent first; what other processes have not written yet is missing. */
  async lastDay(projectId: number): Promise<ReasonCount[]> {
    await this.flush();
    return this.repository.since(projectId, new Date(this.clock.now().getTime() - SHOWN_MS));
  }

  private count(
    projectId: number,
    kind: Tally['kind'],
    reason: string,
    lastAt: Date,
    sample: string | null,
  ): void {
    const hour = new Date(Math.floor(lastAt.getTime() / HOUR_MS) * HOUR_MS);
    this.add({ projectId, hour, kind, reason, count: 1, lastAt, sample });
  }

  private add(tally: Tally): void {
    const key = [tally.projectId, tally.hour.getTime(), tally.kind, tally.reason].join(' ');
    const known = this.tallies.get(key);
    if (known) {
      known.count += tally.count;
      known.lastAt = later(known.lastAt, tally.lastAt);
      known.sample = tally.sample ?? known.sample;
    } else if (this.tallies.size < MAX_TALLIES) {
      this.tallies.set(key, tally);
    }
  }

  private see({ projectId, widgetAt, verifiedAt }: Sighting): void {
    const known = this.sightings.get(projectId) ?? { projectId, widgetAt: null, verifiedAt: null };
    known.widgetAt = later(known.widgetAt, widgetAt);
    known.verifiedAt = later(known.verifiedAt, verifiedAt);
    if (this.sightings.size < MAX_TALLIES) this.sightings.set(projectId, known);
  }

  /** One after the other: who waits for a flush finds written what was counted before it. */
  private flush(): Promise<void> {
    this.flushing = this.flushing.catch(() => undefined).then(() => this.write());
    return this.flushing;
  }

  /** What cannot be written now is kept for the next time. */
  private async write(): Promise<void> {
    const tallies = [...this.tallies.values()];
    const sightings = [...this.sightings.values()];
    this.tallies = new Map();
    this.sightings = new Map();
    try {
      if (sightings.length > 0) await this.repository.saw(sightings);
      if (tallies.length > 0) await this.writeTallies(tallies);
    } catch (error) {
      for (const sighting of sightings) this.see(sighting);
      for (const tally of tallies) this.add(tally);
      throw error;
    }
  }

  private async writeTallies(tallies: Tally[]): Promise<void> {
    const projectIds = [...new Set(tallies.map(({ projectId }) => projectId))];
    await this.repository.forget(projectIds, new Date(this.clock.now().getTime() - KEPT_MS));
    await this.repository.add(tallies);
  }
}

function later<Time extends Date | null>(a: Time, b: Time): Time {
  return a === null || (b !== null && b > a) ? b : a;
}
