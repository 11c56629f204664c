import type { Browser, Page, Request } from 'playwright-core';
import type { TestApp } from './app.js';
import { openBrowser, startWithDashboard } from './browser.js';
import { tokenFor } from './identity.js';
import { TestPeople } from './people.js';
import { serveReactApp } from './react-app.js';

const NONCE = 'R4nd0m';

/** Of the component, as far as they are JSON; `fn` names a function of the page that is its `identityToken`. */
export type Props = Record<string, string | null>;

/** A React app in strict mode, under a strict Content-Security-Policy, that renders the widgets it is told to. */
export class ReactWorld {
  people!: TestPeople;
  /** What reached the page as an error, what the widget told the developer, and the calls for a session. */
  errors: string[] = [];
  hints: string[] = [];
  sessions: Request[] = [];

  private constructor(
    readonly app: TestApp,
    readonly url: string,
    private readonly react: Awaited<ReturnType<typeof serveReactApp>>,
    private readonly browser: Browser,
  ) {}

  /** `policy` is added to the pages' Content-Security-Policy. */
  static async start(policy = ''): Promise<ReactWorld> {
    const { app, url } = await startWithDashboard();
    const sources = `script-src 'nonce-${NONCE}' 'self'; connect-src 'self' ${url}; style-src 'none'; default-src 'none'`;
    const react = await serveReactApp({ 'content-security-policy': `${sources}; ${policy}` });
    return new ReactWorld(app, url, react, await openBrowser());
  }

  /** A new project, for a test of its own. */
  async newProject(): Promise<void> {
    this.people = await TestPeople.start(this.app);
    this.errors = [];
    this.hints = [];
    this.sessions = [];
  }

  /** Closes the pages; throws where one met an error. */
  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
    const errors = this.errors.splice(0);
    if (errors.length > 0) throw new Error(`The page met errors: ${errors.join('; ')}`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.react.stop();
    await this.app.stop();
  }

  async open(): Promise<Page> {
    const page = await (await this.browser.newContext({ locale: 'en' })).newPage();
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.text().startsWith('Reqio:')) this.hints.push(message.text());
    });
    page.on('request', (request) => {
      if (request.url().endsWith('/session')) this.sessions.push(request);
    });
    await page.goto(this.react.url);
    return page;
  }

  props(more: Props = {}): Props {
    return { projectId: this.people.project.id, apiBaseUrl: this.url, nonce: NONCE, ...more };
  }

  token(sub: string): Promise<string> {
    return tokenFor(this.app, this.people.project, this.people.secret, { sub });
  }

  /** The tokens of the calls for a session, in their order. */
  bearers(): (string | null)[] {
    return this.sessions.map((request) => request.headers().authorization?.slice('Bearer '.length) ?? null);
  }
}

export const show = (page: Page, ...widgets: Props[]) => page.evaluate(`show(...${JSON.stringify(widgets)})`);

export const launcher = (page: Page) => page.locator('reqio-widget').getByRole('button');

export const projectOn = (page: Page) => page.evaluate<string | undefined>('window.Reqio?.projectId');

export const onPage = async (page: Page) => ({
  widgets: await page.locator('reqio-widget').count(),
  scripts: await page.locator('script[src$="/widget.js"]').count(),
  api: (await projectOn(page)) !== undefined,
});
export const THERE = { widgets: 1, scripts: 1, api: true };
export const GONE = { widgets: 0, scripts: 0, api: false };

/** The next word about who is here. */
export const identity = (page: Page) =>
  page.evaluate<string>(`new Promise((told) => { Reqio.on('identity', told); })`);
