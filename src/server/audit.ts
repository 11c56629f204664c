import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApp } from './platform/http.js';
import { Log } from './platform/log.js';
import { readSettings } from './platform/settings.js';
import { StartError } from './platform/start-error.js';
import { openParts } from './platform/start.js';
import { AuditCommand } from './ranking/audit-command.js';

/** `node dist/src/server/audit.js [project]`, with the server's settings. While it runs, it is one more worker. */
async function main(project?: string): Promise<number> {
  const log = new Log();
  Logger.overrideLogger(log);
  const settings = readSettings();
  settings.role = 'worker';
  const { parts, release } = await openParts(settings, new AbortController().signal);
  try {
    const app = await createApp(parts, log);
    const command = app.get(AuditCommand, { strict: false });
    const sound = await command.run(project, (line) => process.stdout.write(`${line}\n`));
    await app.close();
    return sound ? 0 : 1;
  } finally {
    await release();
  }
}

main(process.argv[2]).then(
  (status) => process.exit(status),
  (error: Error) => {
    process.stderr.write(error instanceof StartError ? `${error.message}\n` : `${error.stack}\n`);
    process.exit(2);
  },
);
