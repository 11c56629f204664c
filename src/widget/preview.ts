import type { ThemeDto } from '../contract/theme.dto';
import type { WidgetRequestDto, WidgetRequestsDto } from '../contract/widget-requests.dto';
import type { WidgetSessionDto } from '../contract/widget-session.dto';
import { adopt, el, set } from './common/dom';
import { dress } from './common/dress';
import { chooseLocale, type Language } from './common/locale';
import type { Core } from './core';
import { createLauncher } from './loader/launcher';
import css from './loader/launcher.css?inline';
import { mountPanel } from './panel/mount';
import { en, type Texts } from './texts/en';

export interface PreviewOptions {
  theme: ThemeDto;
  projectName: string;
  /** What a system in dark colours would show, where the theme follows the system. */
  dark: boolean;
  locale?: string;
  open: boolean;
}

export interface Preview {
  update: (options: PreviewOptions) => void;
  destroy: () => void;
}

const texts: Record<Exclude<Language, 'en'>, () => Promise<Texts>> = {
  de: async () => (await import('./texts/de')).de,
  fr: async () => (await import('./texts/fr')).fr,
  es: async () => (await import('./texts/es')).es,
  pt: async () => (await import('./texts/pt')).pt,
  ja: async () => (await import('./texts/ja')).ja,
};

/**
 * The real launcher and panel in a corner of `host`, with requests that are made up: nothing is called, nothing can
 * be pressed, and the focus stays where it is. `host` has to be positioned.
 */
export function mountPreview(host: HTMLElement, options: PreviewOptions): Preview {
  const frame = document.createElement('div');
  const root = frame.attachShadow({ mode: 'open' });
  frame.style.cssText = 'position: absolute; inset: 0; --fixed: absolute';
  set(frame, 'inert', true);
  host.append(frame);
  let turn = 0;

  async function update(next: PreviewOptions): Promise<void> {
    const { theme, dark, open } = next;
    const mine = ++turn;
    const locale = chooseLocale(next.locale ?? theme.locale, 'ltr');
    const words = locale.language === 'en' ? null : await texts[locale.language]();
    // Typed on meanwhile.
    if (mine !== turn) return;
    const stage = el('div');
    const launcher = createLauncher(nothing);
    root.adoptedStyleSheets = [];
    adopt(root, css);
    root.replaceChildren(stage);
    dress(stage, theme, locale);
    launcher.say(theme.launcherText ?? (words ?? en).launcher, (words ?? en).news);
    if (theme.launcher !== 'none') stage.append(launcher.element);
    const panel = mountPanel({
      host: frame,
      stage,
      words,
      locale,
      core: pretended(next),
      button: launcher.button,
      theme: () => theme,
      mount: null,
      picture: { dark: theme.mode === 'dark' || (theme.mode !== 'light' && dark) },
    });
    if (open) panel.show();
  }

  void update(options);
  return { update: (next) => void update(next), destroy: () => frame.remove() };
}

const nothing = () => {};

const samples = [
  ['Dark mode', 'For those of us who work at night.', 'planned', 128],
  ['Export to CSV', 'So that our own reports can use the numbers.', 'underReview', 74],
  ['Single sign-on', '', 'inProgress', 51],
  ['Keyboard shortcuts', 'For everything that is done fifty times a day.', 'underReview', 37],
  ['Schedule reports by e-mail', '', 'underReview', 22],
] as const;

/** A server that answers with the samples, and forgets. */
function pretended({ theme, projectName }: PreviewOptions): Core {
  const createdAt = new Date().toISOString();
  const items = samples.map(([title, body, status, votes], at): WidgetRequestDto => ({
    id: String(at),
    title,
    body,
    status,
    votes,
    createdAt,
    voted: at === 0,
    mine: false,
    statusChangedAt: null,
  }));
  const session: WidgetSessionDto = {
    visitorId: '',
    identity: 'verified',
    user: null,
    mineChangedAt: null,
    project: { id: '', name: projectName, theme, participation: 'everyone' },
  };
  const page: WidgetRequestsDto = { items, nextCursor: null };
  return {
    scope: 'preview',
    memory: { get: () => null, set: nothing },
    call: <Answer>() => Promise.resolve(page as Answer),
    session: () => session,
    connect: () => Promise.resolve(session),
    known: () => Promise.resolve(),
    person: () => 0,
    refused: () => false,
    onSession: nothing,
    emit: nothing,
    showNews: nothing,
  };
}
