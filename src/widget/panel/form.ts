import type { WidgetRequestDto } from '../../contract/widget-requests.dto';
import type { ReqioPrefill } from '../../sdk/api';
import type { CallError } from '../core';
import { el, set } from '../common/dom';
import type { Context } from './context';
import { createDraft } from './draft';
import { createSimilar } from './similar';

export interface Form {
  element: HTMLFormElement;
  /** Fills in what is empty, and puts the focus where something is to be typed. */
  start: (prefill: ReqioPrefill) => void;
  /** The user is somebody else: what was typed is not theirs. */
  forget: () => void;
  /** Says as whom it will be submitted. */
  refresh: () => void;
}

const LEAST_CHARACTERS = 3;

/** A new request. What is typed outlives the panel, the page and any failure. */
export function createForm(context: Context, onSubmitted: (item: WidgetRequestDto) => void): Form {
  const { core, words, ballot } = context;
  const { say } = words;
  const draft = createDraft(core.scope, core.memory);
  const title = el('input', {
    id: 'title',
    name: 'title',
    maxlength: 200,
    autocomplete: 'off',
    placeholder: say('titlePlaceholder'),
    'aria-describedby': 'problem',
    dir: 'auto',
    required: true,
  });
  const body = el('textarea', { id: 'body', name: 'body', rows: 4, maxlength: 10_000, dir: 'auto' });
  const problem = el('p', { id: 'problem', class: 'problem', role: 'alert' });
  const author = el('span', { class: 'author' });
  const submit = el('button', { type: 'submit', class: 'primary' }, say('submit'));
  const similar = createSimilar(context, () => title.value.trim());
  const element = el(
    'form',
    { class: 'form', novalidate: true, oninput: changed, onsubmit: send },
    el(
      'div',
      { class: 'fields' },
      el('label', { for: 'title' }, say('titleLabel')),
      title,
      problem,
      similar.element,
      el('label', { for: 'body' }, say('bodyLabel'), ' ', el('span', {}, say('optional'))),
      body,
    ),
    el('div', { class: 'footer' }, author, submit),
  );
  let isSending = false;
  const typed = () => ({ title: title.value, body: body.value });

  function changed(event: Event): void {
    draft.write(typed());
    complain('');
    if (event.target === title) similar.ask();
  }

  function complain(text: string, isOfTitle = false): void {
    problem.textContent = text;
    set(title, 'aria-invalid', isOfTitle && 'true');
  }

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    const sent = { title: title.value.trim(), body: body.value.trim() };
    if ([...sent.title].length < LEAST_CHARACTERS) {
      complain(say('titleShort'), true);
      return title.focus();
    }
    isSending = true;
    const whose = core.person();
    const isTheirs = () => core.person() === whose;
    set(submit, 'aria-disabled', 'true');
    submit.textContent = say('submitting');
    complain('');
    try {
      // Of a text that was sent before, the answer may have been lost: the same key makes no second request.
      const item = await core.call<WidgetRequestDto>('POST', 'requests', sent, draft.key(typed()));
      // What is typed by now is somebody else's.
      if (!isTheirs()) return;
      forget();
      ballot.know([item]);
      core.emit('submit', { id: item.id, title: item.title });
      onSubmitted(item);
    } catch (error) {
      if (isTheirs()) complain(whyNot(error as CallError));
    } finally {
      isSending = false;
      set(submit, 'aria-disabled', null);
      submit.textContent = say('submit');
    }
  }

  function whyNot({ status, code }: CallError): string {
    if (code === 'identity.required') {
      return say('readOnly', { project: core.session()?.project.name ?? '' });
    }
    if (status === 429) return say('busy');
    if (status >= 400 && status < 500) return say('submitInvalid');
    return say(!navigator.onLine ? 'offlineSubmit' : 'submitFailed');
  }

  function forget(): void {
    draft.write(null);
    title.value = body.value = '';
    similar.clear();
    complain('');
  }

  const kept = draft.read();
  title.value = kept.title;
  body.value = kept.body;
  return {
    element,
    start(prefill) {
      title.value ||= prefill.title ?? '';
      body.value ||= prefill.body ?? '';
      if (title.value) {
        draft.write(typed());
        similar.ask();
      }
      (title.value && !prefill.title ? body : title).focus();
    },
    forget,
    refresh() {
      const user = core.session()?.user;
      const name = user?.name ?? user?.email;
      author.textContent = name ? say('as', { name }) : '';
    },
  };
}
