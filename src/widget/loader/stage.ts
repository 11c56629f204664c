import type { ThemeDto } from '../../contract/theme.dto';
import type { ReqioOpenOptions } from '../../sdk/api';
import type { Core, MountPanel, Panel, PanelError } from '../core';
import type { Texts } from '../texts/en';
import { adopt, el, set } from '../common/dom';
import { dress } from '../common/dress';
import { FIRST_PAGE } from '../common/first-page';
import { bare, guarded, hint } from '../common/guard';
import { chooseLocale, type Locale } from '../common/locale';
import type { Chunk } from './chunks';
import { createFrame, keepOnPage } from './frame';
import { createLauncher } from './launcher';
import css from './launcher.css?inline';
import type { Tag } from './tag';

/** What is to be seen: the launcher, and the panel once it was opened. */
export interface Stage {
  /** Shows the theme that the session says; the first time, the launcher appears. */
  dress: () => Promise<void>;
  open: (options?: ReqioOpenOptions) => Promise<void>;
  close: () => void;
  unread: (news: boolean) => void;
}

export function createStage(tag: Tag, core: Core, chunk: Chunk, life: AbortSignal): Stage {
  const { mount } = tag;
  const { host, root } = createFrame(mount !== null);
  // A popover that only we open and close: see `keepOnPage`.
  const stage = el('div', { popover: mount === null && 'manual' });
  const launcher = createLauncher(guarded(() => code()));
  const pressed = guarded((event: Event) => {
    if (!event.composedPath().includes(launcher.button)) return;
    event.stopImmediatePropagation();
    if (event.type === 'click') return shown?.isOpen() ? close() : open();
  });
  // Before anything of the page: a dialog of it would take the press for one beside it, and let nobody else have it.
  for (const type of ['pointerdown', 'mousedown', 'focusin', 'click'])
    addEventListener(type, pressed, bare({ capture: true, signal: life }));
  let locale: Locale | null = null;
  let panel: Promise<Panel> | null = null;
  let shown: Panel | null = null;
  let words: Texts | null = null;
  let observer: MutationObserver | undefined;

  const theme = (): ThemeDto => bare({ ...core.session()?.project.theme, ...tag.theme });
  const code = () => chunk<MountPanel>('panel');

  /** Puts the theme on; the first time also the element on the page. The texts are there once it is done. */
  async function prepare(): Promise<Locale> {
    if (!locale) {
      locale = chooseLocale(theme().locale, getComputedStyle(document.documentElement).direction);
      adopt(root, css);
      root.append(stage);
      if (mount === null) observer = keepOnPage(host, stage);
    }
    dress(stage, theme(), locale);
    // Without them it is in English.
    if (locale.language !== 'en') words ??= await chunk<Texts>(`texts-${locale.language}`).catch(() => null);
    return locale;
  }

  /** The list is asked for while the panel's script is under way. */
  function mounted(): Promise<Panel> {
    if (panel) return panel;
    const first = core.call('GET', FIRST_PAGE);
    first.catch(() => {});
    panel = Promise.all([code(), prepare()]).then(([mountPanel, language]) => {
      const { button } = launcher;
      return (shown = mountPanel({
        core,
        host,
        stage,
        theme,
        mount,
        first,
        button,
        words,
        locale: language,
        contract: REQIO_CONTRACT,
        life,
      }));
    });
    panel.catch(() => (panel = null));
    return panel;
  }

  async function open(options?: ReqioOpenOptions): Promise<void> {
    set(launcher.button, 'aria-busy', 'true');
    try {
      // Where the server is away the panel says so; of a project that does not exist nothing is shown.
      await core.connect().catch(() => {});
      if (!core.refused() && !life.aborted) (await mounted()).show(bare({ ...options }).prefill);
      say();
    } catch (error) {
      hint('no panel', error);
      launcher.tell((error as PanelError).say ?? words?.notLoaded ?? 'Try again');
    }
    set(launcher.button, 'aria-busy', null);
  }

  function say(): void {
    launcher.say(theme().launcherText ?? words?.launcher ?? 'Feedback', words?.news ?? 'news');
  }

  const close = () => shown?.hide();
  life.addEventListener('abort', () => {
    close();
    observer?.disconnect();
    host.remove();
  });

  let dressed = false;
  return {
    open,
    close,
    unread: launcher.unread,
    async dress() {
      await prepare();
      say();
      shown?.dress();
      if (dressed) return;
      dressed = true;
      if (mount !== null) await mounted();
      else if (theme().launcher !== 'none') stage.append(launcher.element);
    },
  };
}
