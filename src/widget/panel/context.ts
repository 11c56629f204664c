import type { Core } from '../core';
import type { Ballot } from './ballot';
import type { Words } from './words';

/** What the parts of the panel share. */
export interface Context {
  core: Core;
  words: Words;
  ballot: Ballot;
  /** `h2` on a page that has a heading of its own, else `h3` under that of the panel. */
  heading: 'h2' | 'h3';
  mode: 'floating' | 'page' | 'picture';
  /** Tells those who do not see it. */
  announce: (text: string) => void;
  /** Shows a line for a while, to everybody. */
  notify: (text: string) => void;
  /** Whether this user may vote and submit. */
  mayWrite: () => boolean;
}
