import { Clock } from '../../src/server/platform/clock.js';

/** A clock that tests move; it starts at the host's time, which the database's clock shares. */
export class TestClock extends Clock {
  private offsetMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  advance({
    seconds = 0,
    minutes = 0,
    days = 0,
  }: {
    seconds?: number;
    minutes?: number;
    days?: number;
  }): void {
    this.offsetMs += 1000 * (seconds + 60 * (minutes + 24 * 60 * days));
  }
}
