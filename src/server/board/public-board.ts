import { Injectable } from '@nestjs/common';
import type { ThemeDto } from '../../contract/theme.dto.js';
import type { WidgetRequestsDto } from '../../contract/widget-requests.dto.js';
import type { Caller, WidgetProject } from '../identity/caller.js';
import { Callers, maySee } from '../identity/callers.js';
import { Config } from '../platform/config.js';
import { Refusal } from '../platform/refusal.js';
import { Board } from '../requests/board.js';
import { type BoardQuery, readBoardQuery } from './board-query.js';
import { boardPage } from './page.js';
import type { Place } from './view.js';
import { wordsFor } from './words.js';

const PAGE = 20;
/** Languages that are read from right to left, as the widget knows them. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)\b/i;

/** Who asks for a page asks for everybody's: nobody is identified on the board. */
export interface Visit {
  address: string;
  acceptLanguage: string | undefined;
}

@Injectable()
export class PublicBoard {
  constructor(
    private readonly callers: Callers,
    private readonly board: Board,
    private readonly config: Config,
  ) {}

  /** A page of a project's board; refuses with `notFound` or `board.off` where there is none. */
  async page(publicId: string, query: Record<string, unknown>, visit: Visit): Promise<string> {
    const nobody = { token: undefined, visitorId: undefined, address: visit.address };
    const caller = await this.callers.of(publicId, nobody);
    const asked = readBoardQuery(query);
    // It brings the caller's project up to date, so that what is read of it below holds now.
    const { requests, query: answered } = await this.requests(caller, asked);
    const { project } = caller;
    if (!project.board) throw new Refusal('board.off');
    return boardPage({
      ...look(project, visit),
      place: this.place(publicId),
      projectId: publicId,
      project: project.name,
      indexed: project.boardIndexed,
      requests: maySee(caller) ? requests : null,
      takesPart: project.participation === 'everyone',
      query: answered,
    });
  }

  /** The path that a proxy serves this server under, or nothing. */
  get base(): string {
    return new URL(this.config.settings.publicUrl).pathname.replace(/\/$/, '');
  }

  private place(publicId: string): Place {
    return { base: this.base, path: `${this.base}/p/${publicId}`, url: this.config.audience(publicId) };
  }

  /** An address with a cursor that is none is the first page's. */
  private async requests(
    caller: Caller,
    query: BoardQuery,
  ): Promise<{ requests: WidgetRequestsDto; query: BoardQuery }> {
    const { q, status, cursor } = query;
    try {
      const requests = await this.board.list(caller, {
        sort: 'top',
        limit: PAGE,
        q: q ?? undefined,
        status: status ? [status] : undefined,
        cursor: cursor ?? undefined,
      });
      return { requests, query };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'cursor.invalid' || cursor === null) throw error;
      return this.requests(caller, { ...query, cursor: null });
    }
  }
}

/** How the project wants its board to look. */
function look(project: WidgetProject, { acceptLanguage }: Visit) {
  const { accent, mode, title, intro, locale } = project.theme as ThemeDto;
  const words = wordsFor(locale ?? null, acceptLanguage);
  return {
    words,
    heading: title ?? words.heading,
    intro: intro ?? null,
    direction: RTL.test(locale ?? '') ? ('rtl' as const) : ('ltr' as const),
    accent: accent ?? null,
    mode: mode ?? 'auto',
  };
}
