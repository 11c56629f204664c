import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeInBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { voteOn, WidgetWorld, type WidgetPage } from '../support/widget-page.js';

jest.setTimeout(120_000);

const GUIDE = readFileSync(resolve(__dirname, '../../docs/integrate/content-security-policy.md'), 'utf8');
/** The policies as they are to be pasted, in their order. */
const documented = [...GUIDE.matchAll(/^Content-Security-Policy: (.+)$/gm)].map(([, policy]) => policy!);
const NONCE = 'R4nd0m';
const TRUSTED = "require-trusted-types-for 'script'";

describeInBrowser('under a page’s Content-Security-Policy the widget', () => {
  let world: WidgetWorld;
  beforeAll(async () => {
    world = await WidgetWorld.start();
  });
  beforeEach(async () => {
    await world.newProject();
    await world.people.request('Dark mode');
  });
  afterEach(() => world.closePages());
  afterAll(() => world?.stop());

  /** A page whose only script is the widget’s, in German: with the loader, the panel and the texts. */
  const visit = (policy: string, script = '') =>
    world.visit({
      html: `<!doctype html><title>Strict</title><main>Text</main>${script}
        ${world.tag({ nonce: NONCE, 'data-locale': 'de' })}`,
      headers: { 'content-security-policy': policy.replaceAll('https://feedback.example.com', world.url) },
    });

  async function works(widget: WidgetPage): Promise<void> {
    await widget.launcher.click();
    await voteOn(widget.panel, 'Dark mode').click();
    await widget.panel.getByText(/^Sie stimmen /).waitFor();
    await widget.panel.getByRole('button', { name: 'Idee vorschlagen' }).first().click();
    await widget.panel.getByRole('textbox').first().fill('Export');
    expect(widget.errors).toEqual([]);
  }

  it('needs no more than each documented policy allows, as it is written', async () => {
    expect(documented).toHaveLength(3);
    for (const policy of documented) {
      const widget = await visit(policy);
      await works(widget);
      await widget.context.close();
    }
  });

  it('works with Trusted Types enforced, also where its script is loaded a second time', async () => {
    const trusted = documented.find((policy) => policy.includes(TRUSTED))!;
    const again = `<script nonce="${NONCE}">
      function load() {
        var own = trustedTypes.createPolicy('own', { createScriptURL: function (url) { return url; } });
        var script = document.createElement('script');
        script.setAttribute('data-project-id', '${world.people.project.id}');
        script.setAttribute('data-locale', 'de');
        script.src = own.createScriptURL('${world.url}/widget.js');
        script.nonce = '${NONCE}';
        document.head.append(script);
      }
    </script>`;
    const widget = await visit(trusted.replace('trusted-types reqio', 'trusted-types own reqio'), again);
    await works(widget);
    await widget.page.evaluate('Reqio.destroy()');
    await widget.page.locator('reqio-widget').waitFor({ state: 'detached' });
    await widget.page.evaluate('load()');
    await works(widget);
    expect(widget.errors).toEqual([]);
  });

  it('has a policy that lets only its own scripts through', async () => {
    const widget = await visit(documented.find((policy) => policy.includes(TRUSTED))!);
    await works(widget);
    const kept = "trustedTypes[Symbol.for('reqio')]";
    for (const url of ['https://evil.example/x.js', 'data:text/javascript,alert(1)', `${world.url}/../x.js`])
      expect(await widget.page.evaluate(`String(${kept}.createScriptURL(${JSON.stringify(url)}))`)).toBe('');
  });

  it('uses the page’s default policy if its own is not allowed, or its name is taken', async () => {
    const fallback = `<script nonce="${NONCE}">
      trustedTypes.createPolicy('default', { createScriptURL: function (url) { return url; } });
    </script>`;
    const taken = `<script nonce="${NONCE}">trustedTypes.createPolicy('reqio', {});</script>`;
    const others = `script-src 'nonce-${NONCE}'; ${TRUSTED}; trusted-types default reqio`;
    for (const widget of [
      await visit(others, fallback + taken),
      await visit(others.replace(' reqio', ''), fallback),
    ]) {
      await widget.launcher.click();
      await voteOn(widget.panel, 'Dark mode').waitFor();
      // The browser notes that it refused the policy; nothing was thrown.
      expect(widget.errors.filter((one) => !one.includes("TrustedTypePolicy named 'reqio'"))).toEqual([]);
    }
  });

  it('says so, and throws nothing into the page, if the policy does not let it load its panel', async () => {
    const widget = await visit(`script-src 'nonce-${NONCE}'; ${TRUSTED}; trusted-types own`);
    await widget.launcher.click();
    await eventually(async () => expect(await widget.launcher.innerText()).toBe('Try again'));
    expect(widget.hints.join()).toContain('TrustedScriptURL');
    expect(widget.errors.filter((one) => one.startsWith('Uncaught'))).toEqual([]);
  });
});
