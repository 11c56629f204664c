import type { ReqioPrefill } from '../../sdk/api';
import type { MountPanel } from '../core';
import { coloursFor } from '../common/colours';
import { adopt, el, icon, set } from '../common/dom';
import { accentOf } from '../common/dress';
import { bare, guarded } from '../common/guard';
import { createBallot } from './ballot';
import type { Context } from './context';
import { createForm } from './form';
import { isComposing } from './keys';
import { createLayer } from './layer';
import { createList } from './list';
import { createNotice } from './notice';
import css from './panel.css?inline';
import { patient } from './retry';
import { button } from './states';
import { trapFocus } from './trap';
import { createWords } from './words';

/** How old a list may be when the panel is opened again. */
const FRESH_MS = 30_000;

/** A page's own shortcuts are not for what is typed here. */
const ownKeys = (event: Event): void => event.stopPropagation();

/** The panel: the list and the form, in a dialog or as a part of the page. */
export const mountPanel: MountPanel = (options) => {
  const { host, stage, button: launcher, locale, theme, mount, picture } = options;
  const mode = picture ? 'picture' : mount === null ? 'floating' : 'page';
  const words = createWords(options.words, locale);
  const { say } = words;
  const core = { ...options.core, call: patient(options.core, options.first) };
  const notice = createNotice();
  const context: Context = {
    core,
    words,
    mode,
    ballot: createBallot(core),
    heading: mode === 'page' ? 'h2' : 'h3',
    announce: notice.announce,
    notify: notice.notify,
    mayWrite: () => {
      const session = core.session();
      return !session || session.identity === 'verified' || session.project.participation === 'everyone';
    },
  };

  const heading = el('h2', { id: 'heading', dir: 'auto' });
  const intro = el('p', { dir: 'auto' });
  const back = el(
    'button',
    { type: 'button', class: 'icon back', 'aria-label': say('back'), onclick: toList },
    icon('M14.500 6l-6 6 6 6'),
  );
  const close = el(
    'button',
    { type: 'button', class: 'icon', 'aria-label': say('close'), onclick: hide },
    icon('M6.500 6.500l11 11M17.500 6.500l-11 11'),
  );
  const header = el('header', {}, back, el('div', {}, heading, intro), mode === 'page' ? null : close);
  const list = createList(context, (title) => toForm({ title }));
  const form = createForm(context, () => {
    toList();
    notice.notify(say('submitted'));
    list.showMine();
  });
  const suggest = button('primary', say('suggest'), () => toForm({}), icon('M12 5.500v13M5.500 12h13'));
  const footer = el('div', { class: 'footer' }, suggest);
  const dialog =
    mode === 'page' ? {} : { 'aria-modal': 'true', 'aria-labelledby': 'heading', tabindex: '-1' };
  const panel = el(
    mode === 'page' ? 'section' : 'dialog',
    {
      class: `panel ${mode}`,
      hidden: mode !== 'page',
      onkeydown: pressed,
      onkeyup: ownKeys,
      onkeypress: ownKeys,
      oncancel: cancelled,
      ...dialog,
    },
    header,
    list.element,
    form.element,
    notice.element,
    footer,
  );
  const layer =
    mode === 'floating' ? createLayer(options, panel as HTMLDialogElement, hide, options.life) : null;
  let isOpen = false;
  let loadedAt = 0;

  function view(name: 'list' | 'form'): void {
    const isForm = name === 'form';
    list.element.hidden = footer.hidden = isForm;
    form.element.hidden = back.hidden = !isForm;
    intro.hidden = isForm || !theme().intro;
    // A page has said its heading already.
    header.hidden = mode === 'page' && !isForm;
    heading.textContent = isForm ? say('formTitle') : (theme().title ?? say('title'));
    footer.hidden ||= !context.mayWrite();
  }

  function toForm(prefill: ReqioPrefill): void {
    view('form');
    form.refresh();
    form.start(bare(prefill));
  }

  function toList(): void {
    const cameFromForm = list.element.hidden;
    view('list');
    if (cameFromForm && isOpen) suggest.focus();
  }

  async function reload(): Promise<boolean> {
    loadedAt = Date.now();
    const isThere = await list.reload();
    if (!isThere) loadedAt = 0;
    footer.hidden = list.element.hidden || !context.mayWrite();
    return isThere;
  }

  function hide(): void {
    if (!isOpen) return;
    isOpen = false;
    panel.hidden = true;
    set(launcher, 'aria-expanded', 'false');
    layer?.close();
    core.emit('close', undefined);
  }

  function pressed(event: KeyboardEvent): void {
    ownKeys(event);
    if (isComposing(event)) {
      // If browsers saw the key, they would submit the form on Enter and clear the search on Escape.
      const isField = (event.target as Element).matches('input');
      if (event.key === 'Escape' || (event.key === 'Enter' && isField)) event.preventDefault();
      return;
    }
    if (mode !== 'floating') return;
    if (event.key === 'Escape') cancelled(event);
    else trapFocus(panel, event);
  }

  /** Closes only our panel: otherwise the key, or a phone's back gesture, would close a dialog of the page as well. */
  function cancelled(event: Event): void {
    event.preventDefault();
    hide();
  }

  function dress(): void {
    const dark = picture?.dark ?? isDark();
    for (const [name, value] of Object.entries(coloursFor(dark, accentOf(theme())))) {
      stage.style.setProperty(`--${name}`, value);
    }
    stage.classList.toggle('dark', dark);
    panel.classList.toggle('solo', theme().launcher === 'none');
    intro.textContent = theme().intro ?? '';
    view(form.element.hidden ? 'list' : 'form');
  }

  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => theme().mode === 'dark' || (theme().mode !== 'light' && system.matches);
  form.element.hidden = true;
  adopt(stage.getRootNode() as ShadowRoot, css);
  stage.append(panel);
  dress();
  if (mode !== 'picture') {
    system.addEventListener('change', guarded(dress));
    addEventListener(
      'online',
      guarded(() => !loadedAt && (isOpen || mode === 'page') && reload()),
    );
  }
  let wasVerified = core.session()?.identity === 'verified';
  core.onSession((session) => {
    const isVerified = session?.identity === 'verified';
    // Not where the page has signed the user out: that is no surprise.
    if (session && wasVerified && !isVerified && isOpen) notice.notify(say('signedOut'));
    wasVerified = isVerified;
    context.ballot.forget();
    list.clear();
    if (!session) form.forget();
    form.refresh();
    list.marks();
    return isOpen || mode === 'page' ? reload() : void (loadedAt = 0);
  });

  /** The server-rendered list stays until ours is there: nothing jumps, and nothing is lost where ours fails. */
  async function replace(selector: string): Promise<void> {
    const place = document.querySelector(selector);
    if (place && (await reload())) place.replaceChildren(host);
  }
  if (mount !== null) guarded(replace)(mount);

  return {
    show(prefill) {
      const opens = !isOpen;
      isOpen = true;
      panel.hidden = false;
      set(launcher, 'aria-expanded', 'true');
      list.marks();
      if (Date.now() - loadedAt > FRESH_MS) void reload();
      if (mode === 'picture') return;
      layer?.open();
      if (prefill) toForm(prefill);
      if (opens) core.emit('open', undefined);
    },
    hide,
    isOpen: () => isOpen,
    dress,
  };
};
