import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, Outcome } from './job.js';

const RUNNER = join(__dirname, '../../test/support/run-typescript.cjs');
const WORKER = join(__dirname, 'worker.ts');

/** Has a process of its own do the job; throws where it fails. */
export async function load(job: Job): Promise<Outcome> {
  // As JSON, what was never seen would be a null.
  const worker = fork(RUNNER, [WORKER], { serialization: 'advanced' });
  const exit = once(worker, 'exit');
  worker.send(job);
  const outcome = new Promise<Outcome>((resolve) =>
    worker.once('message', resolve as (value: unknown) => void),
  );
  const answer = await Promise.race([outcome, exit.then(() => null)]);
  if (!answer) throw new Error(`The load «${job.kind}» broke off`);
  await exit;
  return answer;
}
