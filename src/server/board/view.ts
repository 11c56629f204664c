import type { ThemeMode } from '../../contract/theme.dto.js';
import type { WidgetRequestsDto } from '../../contract/widget-requests.dto.js';
import type { BoardQuery } from './board-query.js';
import type { Words } from './words.js';

/** Where this server's pages are: `path` within an origin, `url` for other sites. */
export interface Place {
  /** Before `/p/…` and `/widget.js`: empty, or the path that a proxy serves this server under. */
  base: string;
  /** The board's own address on this origin. */
  path: string;
  /** The same, in full. */
  url: string;
}

/** Everything that a board's page is made of; nothing of it depends on who looks. */
export interface BoardView {
  place: Place;
  projectId: string;
  project: string;
  heading: string;
  intro: string | null;
  words: Words;
  direction: 'ltr' | 'rtl';
  accent: string | null;
  mode: ThemeMode;
  /** Whether search engines may list it. */
  indexed: boolean;
  /** Null where verified people alone may see them: nobody is identified on the board. */
  requests: WidgetRequestsDto | null;
  /** Whether those who look may vote and suggest, which the widget's panel does. */
  takesPart: boolean;
  query: BoardQuery;
}
