import type { Browser, Page } from 'playwright-core';
import type { TestApp } from './app.js';
import { openBrowser, startWithDashboard } from './browser.js';
import { eventually } from './eventually.js';
import { hostEnv, runIn } from './host-install.js';
import { TestHost } from './hosts.js';
import { TestPeople } from './people.js';

/** A server, a project whose id is built into a host, and a browser in which the host is used. */
export class HostWorld {
  private host: TestHost | undefined;
  private errors: string[] = [];
  private page!: Page;
  private count = 0;
  private title = '';
  private request = '';

  private constructor(
    readonly app: TestApp,
    readonly url: string,
    readonly people: TestPeople,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<HostWorld> {
    const { app, url } = await startWithDashboard();
    return new HostWorld(app, url, await TestPeople.start(app), await openBrowser());
  }

  async stop(): Promise<void> {
    await this.close();
    await this.browser.close();
    await this.app.stop();
  }

  /** What the host knows of its Reqio. */
  get surroundings() {
    return {
      ...hostEnv(),
      REQIO_URL: this.url,
      REQIO_PROJECT_ID: this.people.project.id,
      REQIO_SECRET: this.people.secret,
      NEXT_PUBLIC_REQIO_URL: this.url,
      NEXT_PUBLIC_REQIO_PROJECT_ID: this.people.project.id,
    };
  }

  build(folder: string, command: string): Promise<void> {
    return runIn(folder, command, this.surroundings);
  }

  /** Starts the host, and opens it in a new browser, with a new request to vote for. */
  async open(folder: string, command: (port: number) => string, path = '/'): Promise<Page> {
    await this.close();
    this.title = `Dark mode ${++this.count}`;
    this.request = await this.people.request(this.title);
    this.host = await TestHost.run(folder, command, this.surroundings);
    this.page = await (await this.browser.newContext({ locale: 'en' })).newPage();
    // A development server compiles a page when it is first asked for.
    this.page.setDefaultTimeout(120_000);
    this.page.on('pageerror', (error) => this.errors.push(error.message));
    this.page.on('console', (message) => {
      // Who has not signed in gets no token, and none of the examples has an icon.
      const isExpected =
        /401 \(Unauthorized\)/.test(message.text()) || message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !isExpected) this.errors.push(message.text());
    });
    await this.page.goto(this.host.url + path);
    return this.page;
  }

  get widget() {
    return this.page.locator('reqio-widget');
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  async signIn(name: string): Promise<void> {
    await this.press(`Sign in as ${name}`);
    await this.greeting(`Hello ${name.toLowerCase()}`);
  }

  async signOut(): Promise<void> {
    await this.press('Sign out');
    await this.greeting('Hello');
  }

  /** Votes for the request if it is not voted for, in the panel, as a user does. */
  async vote(): Promise<void> {
    await this.widget.locator('.corner button').click();
    const panel = this.widget.locator('.panel');
    const vote = panel.locator('#list li').filter({ hasText: this.title }).locator('.vote');
    await panel.locator('#list:not([aria-busy]) .vote[aria-pressed=false]').first().waitFor();
    await vote.and(this.page.locator('[aria-pressed=false]')).click();
    await vote.and(this.page.locator('[aria-pressed=true]:not([aria-busy=true])')).waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** Once the host knows who is signed in; a page that is kept for later is hidden. */
  private greeting(text: string): Promise<void> {
    return this.page.getByRole('heading', { name: text, exact: true }).filter({ visible: true }).waitFor();
  }

  /** Whose votes the server has stored: subs, and `anonymous` for a visitor; sorted. */
  expectVoters(...expected: string[]): Promise<void> {
    return eventually(async () => expect(await this.people.voters(this.request)).toEqual(expected));
  }

  /** What reached the page as an error or was written to its console as one. */
  throwErrors(): void {
    if (this.errors.length > 0) throw new Error(`The page met errors: ${this.errors.join('; ')}`);
  }

  async close(): Promise<void> {
    this.errors = [];
    await Promise.all(this.browser.contexts().map((context) => context.close()));
    await this.host?.stop();
    this.host = undefined;
  }
}
