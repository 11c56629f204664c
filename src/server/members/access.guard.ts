import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { isProjectId } from '../../contract/ids.js';
import { atLeast, type Role } from '../../contract/roles.js';
import { ACCESS, type Access, type CurrentProjectInfo, type GuardedRequest } from '../platform/access.js';
import { Refusal } from '../platform/refusal.js';
import { Settings } from '../platform/settings.js';
import { refuseCrossSite } from './cross-site.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions, type OpenSession } from './sessions.js';

/** Lets a call through to its route if it may: what the route declares, the session, the role in the project. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: Settings,
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    // Widgets live on other sites and carry no cookie; the identity module has a guard of its own for them.
    if (access.kind === 'widget') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    refuseCrossSite(request, this.settings.publicUrl);
    if (access.kind === 'public') return true;
    const publicId = projectIdOf(request);
    const session = await this.signedIn(request, publicId, context.switchToHttp().getResponse());
    request.member = session.member;
    if (access.kind === 'role') request.project = projectOf(session, publicId, access.role);
    request.actor = { projectId: request.project?.id ?? 0, name: `member ${session.member.id}` };
    return true;
  }

  private async signedIn(
    request: GuardedRequest,
    publicId: string | null,
    reply: FastifyReply,
  ): Promise<OpenSession> {
    const token = this.cookie.read(request);
    const session = token === undefined ? null : await this.sessions.find(token, publicId, request.ip);
    if (token === undefined || session === null) throw new Refusal('auth.required');
    if (session.prolonged) this.cookie.write(reply, token);
    return session;
  }
}

function projectIdOf(request: GuardedRequest): string | null {
  const { projectId } = request.params as { projectId?: string };
  return isProjectId(projectId) ? projectId : null;
}

function projectOf({ membership }: OpenSession, publicId: string | null, needed: Role): CurrentProjectInfo {
  if (membership === null || publicId === null) throw new Refusal('notFound');
  if (!atLeast(membership.role, needed)) throw new Refusal('role.insufficient');
  return { id: membership.projectId, publicId, role: membership.role };
}
