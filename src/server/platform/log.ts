import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { scrub } from './scrub.js';

/** Standard output is for the person who starts the server; the log, on standard error, is for programs. */
const STANDARD_ERROR = 2;
/** Of Nest at each start: every module, every route, and the error that the start ends with anyway. */
const NEST = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/**
 * One JSON object a line, without secrets. `new Logger('Context')` of Nest writes here once the process has set it:
 * a text becomes `msg`, an object's fields become fields of the line.
 */
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(destination: DestinationStream = pino.destination({ dest: STANDARD_ERROR, sync: true })) {
    const options = {
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level: string) => ({ level }) },
    };
    this.pino = pino(options, { write: (line) => destination.write(scrub(line)) });
  }

  debug(message: string | object, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  log(message: string | object, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  warn(message: string | object, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: string | object, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  fatal(message: string | object, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest passes the context last, and before it an error's stack where there is one. */
  private write(asked: Level, message: string | object, more: unknown[]): void {
    const context = more.at(-1);
    const level = NEST.has(String(context)) ? 'debug' : asked;
    const stack = message instanceof Error ? message.stack : more.at(-2);
    const line = { context, stack };
    if (message instanceof Error) this.pino[level](line, message.message);
    else if (typeof message === 'object') this.pino[level]({ ...line, ...message });
    else this.pino[level](line, message);
  }
}
