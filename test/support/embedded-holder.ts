import { startEmbedded } from '../../src/server/platform/embedded/embedded.js';

/** A process that holds a data folder until it is told to stop: `node … embedded-holder.ts <folder>`. */
async function hold(): Promise<void> {
  const embedded = await startEmbedded({ dataDir: process.argv[2]!, fsync: false });
  // Before it says that it is there: a signal may follow at once.
  process.once('SIGTERM', () => void embedded.stop());
  process.stdout.write(`${embedded.url}\n`);
}

hold().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
