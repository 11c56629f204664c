import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problems, type ProblemCode } from '../../contract/problem.js';
import { sqlState } from './database/database.js';
import { Refusal } from './refusal.js';

/** What the framework refuses by itself, in our codes. */
const BY_STATUS: Record<number, ProblemCode> = {
  400: 'input.malformed',
  404: 'notFound',
  405: 'method.notAllowed',
  413: 'input.tooLarge',
  415: 'input.mediaType',
};

/** The database is away or starting, its disk or connections are used up, or it does not answer in time or only reads. */
const UNAVAILABLE = /^(08|53|57P|25006)|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT/;
const UNAVAILABLE_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/;
const RETRY_AFTER_SECONDS = 5;

/** Answers with the refusal as problem+json. */
export function sendProblem(reply: FastifyReply, { code, detail, more }: Refusal): void {
  const { status, title } = problems[code];
  const retryAfter = more.retryAfterSeconds ?? (status === 503 ? RETRY_AFTER_SECONDS : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', Math.ceil(retryAfter));
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send({
      type: `urn:reqio:problem:${code}`,
      title,
      status,
      code,
      detail,
      ...(more.errors && { errors: more.errors }),
    });
}

/** The one place where an error becomes HTTP: problem+json with a code of the closed list. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A stream that is under way has no status left to set.
    if (reply.raw.headersSent) return void reply.raw.end();
    sendProblem(reply, this.refusalFor(error));
  }

  /** What an error is to the caller; one that is nobody's refusal is logged. */
  protected refusalFor(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    const status =
      error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    const code = status === undefined ? undefined : BY_STATUS[status];
    if (code) return new Refusal(code);
    if (isUnavailable(error)) {
      this.logger.warn(`The database cannot be reached: ${(error as Error).message}`);
      return new Refusal('server.unavailable');
    }
    const id = randomUUID();
    this.logger.error(`${id} ${(error as Error).message}`, (error as Error).stack);
    return new Refusal('server.error', `${problems['server.error'].detail} ${id}`);
  }
}

function isUnavailable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return UNAVAILABLE.test(sqlState(error) ?? code ?? '') || UNAVAILABLE_MESSAGE.test(message ?? '');
}
