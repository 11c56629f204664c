import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { ProjectRankingRepository } from './project-ranking.repository.js';

/** A burst of votes becomes one drain. */
const COALESCE_MS = 100;
/** However slow the last drain was, a vote is not held back for longer. */
const LONGEST_MS = 2_000;
/** How long what other processes drained is believed: a vote should not cost a query for its kick. */
const REMEMBER_MS = 1_000;

/**
 * How long to hold kicks back: twice as long as the last drain took. Since that counts from the first vote that a drain
 * may have missed, a project is drained for half of the time at the most, and others have the database meanwhile.
 */
@Injectable()
export class Pace {
  private readonly known = new Map<number, { ms: number; at: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly rankings: ProjectRankingRepository,
  ) {}

  /** In milliseconds. Never fails: kicks follow a commit, and nobody waits for their outcome. */
  async holdBack(projectId: number): Promise<number> {
    const now = this.clock.now().getTime();
    const known = this.known.get(projectId);
    // A clock that was set back must not keep it for longer.
    if (known && Math.abs(now - known.at) < REMEMBER_MS) return known.ms;
    return this.learn(projectId, await this.rankings.lastDrainMs(projectId).catch(() => 0));
  }

  /** A drain took so many milliseconds: a slow one must not hold back what comes after the quick ones that follow. */
  learn(projectId: number, drainMs: number): number {
    const ms = Math.min(Math.max(COALESCE_MS, 2 * drainMs), LONGEST_MS);
    this.known.set(projectId, { ms, at: this.clock.now().getTime() });
    return ms;
  }
}
