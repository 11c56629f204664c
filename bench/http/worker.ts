import type { Job, Outcome } from './job.js';
import { closedLoop, openLoop, sqlLoop } from './loops.js';
import { watch } from './watch.js';

/** The second process: load that does not run where it is measured. */
process.once('message', (job: Job) => {
  run(job).then(
    (outcome) => process.send!(outcome, () => process.exit(0)),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});

function run(job: Job): Promise<Outcome> {
  switch (job.kind) {
    case 'closed':
      return closedLoop(job);
    case 'open':
      return openLoop(job);
    case 'sql':
      return sqlLoop(job);
    case 'watch':
      return watch(job);
  }
}
