import { Injectable } from '@nestjs/common';
import type { WidgetSessionDto } from '../../contract/widget-session.dto.js';
import type { Caller } from './caller.js';
import { type Limit, Limits } from '../platform/limits.js';
import { OwnChangesRepository } from './own-changes.repository.js';
import { People } from './people.js';
import { Rejections } from './rejections.js';
import { VisitorIds } from './visitor-id.js';

/** A widget asks once a page; one that asks all the time is out of order, and its user may wait. */
const SESSIONS: Limit = { name: 'sessions', points: 240, seconds: 60 };

/** What a widget asks for once a page: who its user is, and which visitor id to keep. */
@Injectable()
export class WidgetSessions {
  constructor(
    private readonly people: People,
    private readonly visitorIds: VisitorIds,
    private readonly rejections: Rejections,
    private readonly changes: OwnChangesRepository,
    private readonly limits: Limits,
  ) {}

  /**
   * Identifies a verified caller; for an anonymous one nothing is written, a new visitor id included. Refuses with
   * `rate.limited` a person, or a browser, that asks more than four times a second for a minute.
   */
  async open(caller: Caller): Promise<WidgetSessionDto> {
    const who = caller.verified?.claims.sub ?? caller.visitor;
    if (who) await this.limits.take(SESSIONS, `${caller.project.id} ${who}`);
    // A browser has its id before anybody is identified: a token claims the browser that it comes with.
    if (caller.visitor === null) this.nameBrowser(caller);
    const { personId } = await this.people.find(caller);
    this.rejections.sawWidget(caller.project.id);
    // Read only now: `find` verifies the token again where the project changed meanwhile.
    const { project, verified, visitorId } = caller;
    const claims = verified?.claims;
    const changedAt = personId === null ? null : await this.changes.lastOf(project.id, personId);
    return {
      visitorId: visitorId!,
      identity: claims ? 'verified' : 'anonymous',
      user: claims ? { name: claims.name ?? null, email: claims.email?.display ?? null } : null,
      mineChangedAt: changedAt?.toISOString() ?? null,
      project: {
        id: project.publicId,
        name: project.name,
        theme: project.theme,
        participation: project.participation,
      },
    };
  }

  private nameBrowser(caller: Caller): void {
    const { uuid, visitorId } = this.visitorIds.create(caller.project.id);
    Object.assign(caller, { visitor: uuid, visitorId });
  }
}
