import type { ThemeDto } from '../contract/theme.dto';
import type { WidgetSessionDto } from '../contract/widget-session.dto';
import type { ReqioEvents, ReqioPrefill } from '../sdk/api';
import type { Locale } from './common/locale';
import type { Memory } from './common/memory';
import type { Texts } from './texts/en';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Why a call has no answer. */
export interface CallError extends Error {
  /** The HTTP status; 0 where nobody answered, 200 where the answer was none of ours. */
  status: number;
  /** The problem's code, where the server named one. */
  code?: string;
  /** In how many seconds to try again, where the server said so. */
  retryAfter: number;
}

/**
 * One call of the widget's API, `path` after `/api/widget/{projectId}/`, as who is here once that is known. With a
 * `key` the same call does nothing twice (`Idempotency-Key`). Rejects with a CallError.
 */
export type Call = <Answer>(method: Method, path: string, body?: object, key?: string) => Promise<Answer>;

/** What the panel needs of whoever shows it: the loader, or the preview. */
export interface Core {
  /** Names this project of this server among what a browser keeps. */
  scope: string;
  memory: Memory;
  call: Call;
  /** The answer in force; null until there is one. */
  session: () => WidgetSessionDto | null;
  /** The answer in force, asked for where there is none. */
  connect: () => Promise<WidgetSessionDto>;
  /** Resolves once it is known who the user is; presses until then count for that user. */
  known: () => Promise<unknown>;
  /** Changes once a user has left: their votes and drafts must no longer be shown. */
  person: () => number;
  /** Whether the server knows no such project, or does not let this page in. */
  refused: () => boolean;
  /** Hears of each new answer, and of `null` when the user is forgotten. */
  onSession: (listener: (session: WidgetSessionDto | null) => unknown) => void;
  emit: <Name extends keyof ReqioEvents>(event: Name, detail: ReqioEvents[Name]) => void;
  /**
   * Shows whether something of the user's has changed since the last look, which `looked` in the memory says: an
   * ISO 8601 UTC text, as the server's are, which sort as they are.
   */
  showNews: () => void;
}

export interface PanelOptions {
  core: Core;
  /** The widget's element on the page, and what is inside its shadow root. */
  host: HTMLElement;
  stage: HTMLElement;
  /** What opened the panel, to be told whether it is open. */
  button: HTMLElement;
  /** Null for English, which is built in. */
  words: Texts | null;
  locale: Locale;
  /** The theme in force, attributes included. */
  theme: () => ThemeDto;
  /** Where the list is put as a part of the page; null for a dialog in a corner. */
  mount: string | null;
  /** The first page of the list, where it is under way already. */
  first?: Promise<unknown>;
  /** Ends when the widget is taken off the page. */
  life?: AbortSignal;
  /** The contract that the loader was built with: a page may keep an old loader and load a newer panel. */
  contract?: string;
  /** A picture of a panel: it takes no focus, and `dark` is not the system's to say. */
  picture?: { dark: boolean };
}

export interface Panel {
  show: (prefill?: ReqioPrefill) => void;
  hide: () => void;
  isOpen: () => boolean;
  /** Takes over what the theme says now. */
  dress: () => void;
}

/** Thrown where there can be no panel; `say` is for the user. */
export interface PanelError extends Error {
  say?: string;
}

export type MountPanel = (options: PanelOptions) => Panel;
