import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Actor, GuardedRequest } from '../access.js';
import { Clock } from '../clock.js';
import { Refusal } from '../refusal.js';
import { Creation } from './creation.js';
import { CREATES, type Creates } from './declared.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { callId, faultOfKey, fingerprintOf, hasManyBits } from './key.js';

export const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Reads the `Idempotency-Key` of a route that `@Creates()`, after the guards and before anything is validated or
 * counted. A call that was done already is answered here; `Idempotency-Replayed: true` says so.
 */
@Injectable()
export class CreationInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly repository: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const declared = this.reflector.get<Creates>(CREATES, context.getHandler());
    const secret = declared.creates && declared.secret;
    return from(
      this.answer(http.getRequest(), http.getResponse(), secret, () => lastValueFrom(next.handle())),
    );
  }

  private async answer(
    request: GuardedRequest,
    reply: FastifyReply,
    secret: boolean,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    const creation = this.creationOf(request, secret);
    request.creation = creation;
    const answer = (await creation.find()) ?? (await handle());
    if (!creation.isSettled) throw new Error('The work was not done in `creation.transaction`');
    const { replayed } = creation;
    if (replayed) {
      if (replayed.visitor !== null) request.actor?.resume?.(replayed.visitor);
      void reply.header('idempotency-replayed', 'true');
    }
    return answer;
  }

  private creationOf(request: GuardedRequest, secret: boolean): Creation {
    const key = request.headers['idempotency-key'];
    if (key === undefined) return Creation.unkeyed;
    const { projectId, name } = request.actor as Actor;
    const fault = faultOfKey(String(key), name === null);
    if (fault) throw new Refusal(fault);
    const route = `${request.method} ${request.routeOptions.url}`;
    const idFor = (actor: string | null) => callId(route, actor, String(key));
    const signsIn = request.actor?.resume !== undefined && name !== null && hasManyBits(String(key));
    const at = this.clock.now();
    return new Creation(
      {
        projectId,
        id: idFor(name),
        anonymousId: signsIn ? idFor(null) : null,
        route,
        fingerprint: fingerprintOf(request.params, request.body),
        at,
        forgottenAt: new Date(at.getTime() - KEPT_MS),
        secret,
      },
      this.repository,
    );
  }
}
