import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** A process of its own, with what it says. It inherits none of the run's settings. */
export class TestProcess {
  output = '';
  errors = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  /** Runs the file, named from the root of the repository or absolute: TypeScript from the sources, or what is built. */
  constructor(file: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    const runner = join(__dirname, 'run-typescript.cjs');
    const path = join(file.startsWith('/') ? '' : ROOT, file);
    const program = file.endsWith('.ts') ? [runner, path] : [path];
    this.child = spawn(process.execPath, [...program, ...args], {
      cwd: dirname(runner),
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    this.ended = once(this.child, 'close');
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until its standard output matches; what the pattern's group holds, else all that matches. */
  async says(pattern: RegExp): Promise<string> {
    for (let over = false; ;) {
      const match = pattern.exec(this.output);
      if (match) return match[1] ?? match[0];
      if (over) throw new Error(`It did not say ${pattern}, but:\n${this.output}\n${this.errors}`);
      const data = once(this.child.stdout!, 'data').then(() => false);
      over = await Promise.race([data, this.ended.then(() => true)]);
    }
  }

  /** Sends the signal, and waits for the end; its status, or null where the signal itself ended it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.end();
  }

  async end(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }
}
