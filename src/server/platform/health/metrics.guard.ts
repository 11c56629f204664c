import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { Refusal } from '../refusal.js';
import { Settings } from '../settings.js';

/** Headers by which a proxy on this machine passes on somebody else's call. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** To programs on this machine, and to those with the token; to others the page does not exist. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isLocal(request) || this.hasToken(request)) return true;
    throw new Refusal('notFound');
  }

  private hasToken({ headers }: FastifyRequest): boolean {
    const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    const { metricsToken } = this.settings;
    return (
      given !== undefined && metricsToken !== null && timingSafeEqual(digest(given), digest(metricsToken))
    );
  }
}

/** Of the connection itself: what a proxy says about its client is not asked. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress = '' } = socket;
  const isLoopback = ipaddr.isValid(remoteAddress) && ipaddr.process(remoteAddress).range() === 'loopback';
  return isLoopback && FORWARDED.every((name) => headers[name] === undefined);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
