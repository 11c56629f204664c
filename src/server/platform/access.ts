import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Role } from '../../contract/roles.js';
import type { Creation } from './idempotency/creation.js';

/** Who may call a route. Every route declares exactly one; a start with a route that does not is refused. */
export type Access =
  { kind: 'public' } | { kind: 'signedIn' } | { kind: 'role'; role: Role } | { kind: 'widget' };

export const ACCESS = 'reqio:access';

/** Anybody, without a session. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);
/** Any member with a session. */
export const SignedIn = () => SetMetadata(ACCESS, { kind: 'signedIn' } satisfies Access);
/** A member of the project in `:projectId` with this role or a higher one; to others the project does not exist. */
export const RequiresRole = (role: Role) => SetMetadata(ACCESS, { kind: 'role', role } satisfies Access);
/** A customer's user through the widget: a verified person or an anonymous visitor of `:projectId`. */
export const ForWidget = () => SetMetadata(ACCESS, { kind: 'widget' } satisfies Access);

/** The member whose session the call carries. */
export interface CurrentMemberInfo {
  id: string;
  email: string;
  name: string;
  /** Of the session, for routes that end or refresh it. */
  sessionHash: Buffer;
  /** When the password was last given in this session. */
  passwordAt: Date;
  /** Where the call came from, for the audit log. */
  address: string;
}

/** The project of the route: `id` inside the database, `publicId` outside, and the role that the caller has in it. */
export interface CurrentProjectInfo {
  id: number;
  publicId: string;
  role: Role;
}

/** Who acts; calls that create something are told apart by it. */
export interface Actor {
  /** The project's row; 0 for a route without a project. */
  projectId: number;
  /** The same for the same member or user, another for every other one; null for the anonymous. */
  name: string | null;
  /** For a caller from the widget: continues as the browser whose id an earlier call was given. */
  resume?: (visitor: string) => void;
}

/** A request after the guards; the members and identity modules fill these in. */
export interface GuardedRequest extends FastifyRequest {
  member?: CurrentMemberInfo;
  project?: CurrentProjectInfo;
  actor?: Actor;
  /** Of a route that `@Creates()`. */
  creation?: Creation;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<GuardedRequest>();

export const CurrentMember = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).member,
);
export const CurrentProject = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).project,
);
