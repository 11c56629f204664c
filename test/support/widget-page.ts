import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { REQIO_STUB } from '../../src/contract/stub.js';
import type { TestApp } from './app.js';
import { openBrowser, startWithDashboard } from './browser.js';
import { HostPages } from './host-pages.js';
import { tokenFor } from './identity.js';
import { TestPeople } from './people.js';

interface Visit {
  /** Of the script element, beside `data-project-id`. */
  attributes?: Record<string, string>;
  /** What the page has before the widget's script, and after it. */
  before?: string;
  after?: string;
  html?: string;
  headers?: Record<string, string>;
  context?: BrowserContextOptions;
  /** To come back with what a browser has kept. */
  browser?: BrowserContext;
  prepare?: (page: Page) => unknown;
}

/** A page of another origin with the widget on it, in a real browser. */
export interface WidgetPage {
  page: Page;
  context: BrowserContext;
  launcher: Locator;
  panel: Locator;
  /** What reached the page as an error; nothing ever should. */
  errors: string[];
  /** What the widget told the developer. */
  hints: string[];
  /** Addresses asked for, without preflights. */
  requests: string[];
  /** The events that the page heard, in their order. */
  events: () => Promise<string[]>;
}

/** Listens to everything before the widget is there, as the documentation's stub lets a page do. */
const LISTENING = `<script>
  ${REQIO_STUB}
  window.heard = [];
  ['ready', 'identity', 'identity-expired', 'open', 'close', 'submit', 'vote', 'unread'].forEach(function (name) {
    Reqio.on(name, function (detail) {
      heard.push(name + (typeof detail === 'string' || typeof detail === 'boolean' ? ' ' + detail : ''));
    });
  });
</script>`;

/** A server, a site that embeds its widget, and a browser. */
export class WidgetWorld {
  people!: TestPeople;
  private count = 0;

  private constructor(
    readonly app: TestApp,
    readonly url: string,
    readonly host: HostPages,
    readonly browser: Browser,
  ) {}

  static async start(): Promise<WidgetWorld> {
    const [{ app, url }, host, browser] = await Promise.all([
      startWithDashboard(),
      HostPages.start(),
      openBrowser(),
    ]);
    return new WidgetWorld(app, url, host, browser);
  }

  /** A new project, for a test of its own. */
  async newProject(): Promise<void> {
    this.people = await TestPeople.start(this.app);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
    await this.app.stop();
  }

  closePages(): Promise<unknown> {
    return Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  token(sub: string, claims: Record<string, unknown> = {}): Promise<string> {
    return tokenFor(this.app, this.people.project, this.people.secret, { sub, ...claims });
  }

  tag(attributes: Record<string, string> = {}): string {
    const all = { 'data-project-id': this.people.project.id, ...attributes };
    const text = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
    return `<script src="${this.url}/widget.js" ${text.join(' ')} async></script>`;
  }

  /** Opens a page that embeds the widget. */
  async visit(visit: Visit = {}): Promise<WidgetPage> {
    const { attributes, before = '', after = '', headers } = visit;
    const path = `/page-${++this.count}`;
    const body =
      visit.html ??
      `<!doctype html><html lang="en"><title>Host</title><main><h1>Somebody’s product</h1>
       <p>Its own text.</p></main>${LISTENING}${before}${this.tag(attributes)}${after}</html>`;
    this.host.answer(path, () => ({ body, headers }));
    const context = visit.browser ?? (await this.browser.newContext({ locale: 'en-GB', ...visit.context }));
    const page = await context.newPage();
    const opened = watch(page, context);
    await visit.prepare?.(page);
    await page.goto(this.host.url + path);
    return opened;
  }

  /** The same, with the panel open and its list there. */
  async opened(visit: Visit = {}): Promise<WidgetPage> {
    const opened = await this.visit(visit);
    await opened.launcher.click();
    await opened.panel.locator('#list:not([aria-busy])').waitFor();
    return opened;
  }
}

function watch(page: Page, context: BrowserContext): WidgetPage {
  const errors: string[] = [];
  const hints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.text().startsWith('Reqio:')) hints.push(message.text());
    else if (/Content Security Policy|Uncaught/.test(message.text())) errors.push(message.text());
  });
  page.on('request', (request) => {
    if (request.method() !== 'OPTIONS')
      requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const widget = page.locator('reqio-widget');
  return {
    page,
    context,
    launcher: widget.locator('.corner button'),
    panel: widget.locator('.panel'),
    errors,
    hints,
    requests,
    events: () => page.evaluate<string[]>('window.heard'),
  };
}

/** A request in the list of the panel. */
export const rowOf = (panel: Locator, title: string): Locator =>
  panel.locator('#list li').filter({ hasText: title });

/** Its button to vote. */
export const voteOn = (panel: Locator, title: string): Locator => rowOf(panel, title).locator('.vote');
