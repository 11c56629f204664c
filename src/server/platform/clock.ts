import { Injectable } from '@nestjs/common';

/** The only place where the server reads the host's clock; tests set another. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Unix seconds with their fraction, as tokens count time. */
  seconds(): number {
    return this.now().getTime() / 1000;
  }
}
