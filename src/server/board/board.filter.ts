import { Catch, type ArgumentsHost } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problems } from '../../contract/problem.js';
import { ProblemFilter } from '../platform/problem.filter.js';
import { sendNotice } from './answers.js';
import { noticePage } from './page.js';
import { PublicBoard } from './public-board.js';
import { wordsFor, type Words } from './words.js';

/** People read the board: what it cannot show it says in a sentence, with the status that a program would get. */
@Catch()
export class BoardFilter extends ProblemFilter {
  constructor(private readonly board: PublicBoard) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { code, more } = this.refusalFor(error);
    const { status } = problems[code];
    const words = wordsFor(null, http.getRequest<FastifyRequest>().headers['accept-language']);
    if (more.retryAfterSeconds !== undefined) void reply.header('retry-after', more.retryAfterSeconds);
    sendNotice(reply, status, noticePage(words, this.board.base, sentence(status, words)));
  }
}

function sentence(status: number, { gone, away, broken }: Words): Words['gone'] {
  if (status === 404) return gone;
  return status === 503 || status === 429 ? away : broken;
}
