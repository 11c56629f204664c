import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import { Log } from './log.js';
import { readSettings } from './settings.js';
import { StartError } from './start-error.js';
import { start } from './start.js';

/** Docker kills ten seconds after it has asked. */
const STOP_MS = 9_500;
/** npm passes a Ctrl-C on that the terminal has sent to this process, too. */
const ECHO_MS = 500;

/** The life of a process: starts the server, waits for a signal, stops it. A second signal ends it at once. */
export async function run(): Promise<void> {
  const log = new Log();
  Logger.overrideLogger(log);
  process.on('uncaughtException', (error) => {
    log.fatal(error);
    process.exit(1);
  });
  const stopping = stopOnSignals();
  try {
    const server = await start(readSettings(), log, stopping);
    if (!stopping.aborted) await once(stopping, 'abort');
    await server.stop();
    process.exit(0);
  } catch (error) {
    if (error instanceof StartError) process.stderr.write(`Reqio cannot start.\n\n${error.message}\n`);
    else log.fatal(error as Error);
    process.exit(1);
  }
}

function stopOnSignals(): AbortSignal {
  const stopping = new AbortController();
  let stopAt = 0;
  const stop = (signal: NodeJS.Signals) => {
    if (!stopping.signal.aborted) {
      stopAt = performance.now();
      new Logger('Stop').log(`${signal}: stopping`);
      stopping.abort();
      setTimeout(() => process.exit(1), STOP_MS).unref();
    } else if (performance.now() - stopAt > ECHO_MS) {
      process.exit(1);
    }
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return stopping.signal;
}
