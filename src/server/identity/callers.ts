import { Injectable } from '@nestjs/common';
import type { RejectionReason } from '../../contract/identity-reasons.js';
import type { Actor } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { Caller, WidgetProject } from './caller.js';
import { Rejections } from './rejections.js';
import { verify, type Verdict } from './token.js';
import { VisitorIds } from './visitor-id.js';
import { WidgetProjects } from './widget-projects.js';

/** What a widget sends beside its request; any value may stand in any place. */
export interface Credentials {
  token: unknown;
  visitorId: unknown;
  address: string;
}

/** Rejections that another secret or policy could lift. */
const KEY_REASONS: ReadonlySet<RejectionReason> = new Set(['signature', 'noSecret', 'identityOff']);

/** Who calls the widget's routes. */
@Injectable()
export class Callers {
  constructor(
    private readonly projects: WidgetProjects,
    private readonly visitorIds: VisitorIds,
    private readonly rejections: Rejections,
    private readonly clock: Clock,
  ) {}

  /** Whom `sent` identifies in a project; refuses with `notFound` where there is no such project. */
  async of(publicId: string, sent: Credentials): Promise<Caller> {
    const { project, verdict } = await this.judged(publicId, sent.token);
    const visitor = this.visitorIds.read(project.id, sent.visitorId);
    const visitorId = visitor === null ? null : this.visitorIds.text(project.id, visitor);
    const { token, address } = sent;
    this.rejections.note(project.id, verdict);
    return { project, visitor, visitorId, token, address, ...standing(verdict) };
  }

  /**
   * The caller, for calls that are done once. A user is identified by the sub, which merges do not change; a browser
   * that came without an id continues with the one that the first call returned.
   */
  actor(caller: Caller): Actor {
    const { project, verified, visitor: sent } = caller;
    const resume = (visitor: string) => {
      if (sent !== null || caller.verified) return;
      Object.assign(caller, { visitor, visitorId: this.visitorIds.text(project.id, visitor) });
    };
    return { projectId: project.id, name: verified && `user ${verified.claims.sub}`, resume };
  }

  /** The cached project serves whom it lets in; before it turns anybody away, it is looked at again. */
  private async judged(
    publicId: string,
    token: unknown,
  ): Promise<{ project: WidgetProject; verdict: Verdict }> {
    const project = await this.projects.load(publicId);
    const verdict = await this.judge(token, project);
    if (verdict.verified) return { project, verdict };
    if (!KEY_REASONS.has(verdict.reason) && project.participation === 'everyone') return { project, verdict };
    const now = await this.projects.doubt(publicId);
    return {
      project: now,
      verdict: now.version === project.version ? verdict : await this.judge(token, now),
    };
  }

  /**
   * The same caller after its project changed: reads the project past the cache, verifies the token again, and
   * brings `caller` itself up to date. It may have become anonymous; see `requireParticipation`. Refuses with
   * `notFound` where the project is gone.
   */
  async reverify(caller: Caller): Promise<Caller> {
    const project = await this.projects.reload(caller.project.publicId);
    const verdict = await this.judge(caller.token, project);
    // Its first verdict is counted already; another one is news.
    if (Boolean(caller.verified) !== Boolean(verdict.verified)) this.rejections.note(project.id, verdict);
    return Object.assign(caller, { project, ...standing(verdict) });
  }

  private judge(token: unknown, project: WidgetProject): Promise<Verdict> {
    return verify(token, project, this.clock.seconds());
  }
}

function standing(verdict: Verdict): Pick<Caller, 'verified' | 'keyUntil'> {
  const keyUntil = verdict.verified && verdict.keyUntil;
  return { verified: verdict.verified, keyUntil: keyUntil === null ? null : new Date(keyUntil * 1000) };
}

/** Refuses with `identity.required` a caller who may only look on, by the project's `participation`. */
export function requireParticipation({ verified, project }: Caller): void {
  if (verified === null && project.participation !== 'everyone') throw new Refusal('identity.required');
}

/** Whether the project shows its lists to the caller; to others they are empty. */
export function maySee({ verified, project }: Caller): boolean {
  return verified !== null || project.participation !== 'verified';
}
