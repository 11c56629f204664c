import type { ThemeDto } from '../../contract/theme.dto';
import { hint } from '../common/guard';

/** What the page's script element says. */
export interface Tag {
  projectId: string;
  /** The server's address, with a slash at its end: where the script came from. */
  base: string;
  /** What the page's Content-Security-Policy asks of scripts. */
  nonce: string;
  token: string | null;
  /** An address of the page's own server that answers a fresh token. */
  tokenUrl: string | null;
  /** What wins over the project's own theme. */
  theme: ThemeDto;
  /** Where the list is put as a part of the page; null for a panel of its own. */
  mount: string | null;
}

/** Reads the element that loaded this script; null, with a hint, where it names no project. */
export function readTag(current: Element | null): Tag | null {
  const script = (current ??
    document.querySelector('script[data-project-id][src*="widget.js"]')) as HTMLScriptElement | null;
  const read = (name: string) => script?.getAttribute(`data-${name}`)?.trim() || null;
  const projectId = read('project-id');
  // An element of the page's users that is named `currentScript` stands for it: addresses of theirs are not ours.
  if (!script?.matches('script') || !/^[\w-]+$/.test(projectId ?? '')) {
    hint('no data-project-id');
    return null;
  }
  // Whatever the attributes say: a value that is none of the theme's is as good as none.
  const theme = {
    // `bottom-right`, as attributes are written, is `bottomRight`.
    position: read('position')?.replace(/-(.)/, (_, letter: string) => letter.toUpperCase()),
    mode: read('theme'),
    locale: read('locale'),
    launcher: read('launcher'),
  };
  return {
    projectId: projectId!,
    base: new URL('.', script.src).href,
    nonce: script.nonce,
    token: read('identity-token'),
    tokenUrl: read('identity-url'),
    theme: Object.fromEntries(Object.entries(theme).filter(([, value]) => value)),
    mount: read('mode') === 'board' ? (read('mount') ?? 'body') : null,
  };
}
