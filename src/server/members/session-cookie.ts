import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../platform/settings.js';

const NAME = 'reqio_session';
const MAX_AGE_SECONDS = 30 * 24 * 60 * 60;

/** Carries a session's token: out of reach of scripts, and left at home by other sites' forms. */
@Injectable()
export class SessionCookie {
  private readonly options;

  constructor(settings: Settings) {
    const secure = settings.publicUrl.startsWith('https://');
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  write(reply: FastifyReply, token: string): void {
    reply.setCookie(NAME, token, { ...this.options, maxAge: MAX_AGE_SECONDS });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(NAME, this.options);
  }
}
