import { runInNewContext } from 'node:vm';
import { REQIO_STUB } from '../contract/stub.js';
import { holdReqio, methods, type HeldReqio } from './stub.js';

type Page = { Reqio?: HeldReqio };

/** Both ways to make `window.Reqio` on a page that may have one. */
const makers: [string, (page: Page) => HeldReqio][] = [
  ['the snippets’ text', (page) => (runInNewContext(REQIO_STUB, { window: page }), page.Reqio!)],
  [
    'holdReqio',
    (page) => {
      const before = (globalThis as { window?: unknown }).window;
      (globalThis as { window?: unknown }).window = page;
      try {
        return holdReqio();
      } finally {
        (globalThis as { window?: unknown }).window = before;
      }
    },
  ],
];

describe.each(makers)('window.Reqio as %s makes it', (_, make) => {
  it('has every method, none of which needs this', () => {
    const reqio = make({});
    for (const name of methods) {
      const method = reqio[name] as (...args: unknown[]) => unknown;
      method('argument');
    }
    expect(reqio.q.map(([name, argument]) => [name, argument])).toEqual(
      methods.map((name) => [name, 'argument']),
    );
  });

  it('is the one that is there already', () => {
    const page: Page = {};
    const first = make(page);
    expect(make(page)).toBe(first);
  });

  it('answers identify once the widget settles it', async () => {
    const reqio = make({});
    const answer = reqio.identify('token');
    const anonymous = { identity: 'anonymous', user: null };
    reqio.q[0]!.settle!(anonymous);
    expect(await answer).toBe(anonymous);
  });

  it('ends a listener before the widget has heard of it, and after', () => {
    const reqio = make({});
    const off = reqio.on('ready', () => {});
    off();
    expect(reqio.q[0]).toHaveLength(0);
    const later = reqio.on('ready', () => {});
    let ended = false;
    reqio.q[1]!.off = () => (ended = true);
    later();
    expect(ended).toBe(true);
  });
});
