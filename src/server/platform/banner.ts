import { Injectable } from '@nestjs/common';

/**
 * What the start says to the person who started it, on standard output once the server is ready. Not the log: a
 * one-time link is a secret, and logs travel.
 */
@Injectable()
export class Banner {
  private readonly lines: string[] = [];

  add(line: string): void {
    this.lines.push(line);
  }

  print(first: string): void {
    process.stdout.write(`\n${[first, ...this.lines].map((line) => `  ${line}`).join('\n')}\n\n`);
  }
}
