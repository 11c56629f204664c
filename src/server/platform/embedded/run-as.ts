import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Account } from './account.js';

/**
 * How every program of PostgreSQL is started: as the account, without this process's environment (it has the master
 * key in it), and, where `detached`, out of reach of a Ctrl-C in the terminal, which must stop this process first.
 */
export function spawnAs(
  account: Account,
  command: string,
  args: string[],
  options: { cwd: string; stdio: StdioOptions; detached: boolean },
): ChildProcess {
  const env = { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_MESSAGES: 'C' };
  return spawn(command, args, { ...account, ...options, env });
}

/** Runs it to its end: whether it succeeded, and what it said about its errors. */
export function runAs(
  account: Account,
  cwd: string,
  command: string,
  args: string[],
): Promise<{ succeeded: boolean; errors: string }> {
  const stdio: StdioOptions = ['ignore', 'ignore', 'pipe'];
  const child = spawnAs(account, command, args, { cwd, stdio, detached: true });
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ succeeded: false, errors: error.message }));
    child.once('close', (status) => resolve({ succeeded: status === 0, errors: errors.trim() }));
  });
}
