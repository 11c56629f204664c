import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '../platform/access.js';
import type { WidgetRequest } from './caller.js';
import { Callers, requireParticipation, type Credentials } from './callers.js';
import { own } from './claims.js';

const CHANGES_NOTHING = 'reqio:changesNothing';
const READING = new Set(['GET', 'HEAD']);

/** For a widget's route that only reads, whatever its method: those who may not take part may call it. */
export const ChangesNothing = () => SetMetadata(CHANGES_NOTHING, true);

/**
 * Finds out who calls a route `@ForWidget()`. A token that does not verify leaves its bearer anonymous and changes
 * nothing else: what the anonymous may do here decides, as it does without a token.
 */
@Injectable()
export class WidgetCallerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declared = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<Access>(ACCESS, declared)?.kind !== 'widget') return true;
    const request = context.switchToHttp().getRequest<WidgetRequest>();
    const { projectId } = request.params as { projectId: string };
    const sent = credentialsIn(request);
    request.sentVisitorId = sent.visitorId;
    request.caller = await this.callers.of(projectId, sent);
    request.actor = this.callers.actor(request.caller);
    const reads = READING.has(request.method) || this.reflector.getAllAndOverride(CHANGES_NOTHING, declared);
    if (!reads) requireParticipation(request.caller);
    return true;
  }
}

/** Headers on every call; the call that opens a session may send both in its body instead. */
function credentialsIn({ headers, body, ip }: WidgetRequest): Credentials {
  const sent = typeof body === 'object' && body !== null ? body : {};
  return {
    token: own(sent, 'token') ?? /^Bearer\s(.*)$/is.exec(headers.authorization ?? '')?.[1],
    visitorId: own(sent, 'visitorId') ?? headers['x-reqio-visitor'],
    address: ip,
  };
}
