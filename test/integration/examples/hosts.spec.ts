import { freePort } from '../../../src/server/platform/embedded/postgres-process.js';
import { TestApp } from '../../support/app.js';
import { hosts, TestHost } from '../../support/hosts.js';
import { TestPeople } from '../../support/people.js';
import { itWith } from '../../support/runtimes.js';

jest.setTimeout(120_000);

describe('an example host', () => {
  let app: TestApp;
  let people: TestPeople;
  let url: string;
  let host: TestHost | undefined;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    app = await TestApp.start({ settings: { port, publicUrl: url } });
    await app.app.listen(port, '127.0.0.1');
  });
  beforeEach(async () => (people = await TestPeople.start(app)));
  afterEach(async () => {
    await host?.stop();
    host = undefined;
  });
  afterAll(() => app.stop());

  const surroundings = () => ({
    REQIO_URL: url,
    REQIO_PROJECT_ID: people.project.id,
    REQIO_SECRET: people.secret,
  });

  /** Votes with a token, and answers how many verified voters the backlog then shows. */
  async function verifiedVotersAfter(token: string): Promise<number> {
    const request = await people.request();
    const answer = await fetch(`${url}/api/widget/${people.project.id}/requests/${request}/vote`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await app.settle();
    const [row] = (await people.call('GET', 'backlog')).body.items;
    expect(row).toMatchObject({ id: request, monthlyCents: 4900 });
    return row.verifiedVoters;
  }

  for (const each of hosts) {
    itWith(each.needs, each.probe)(
      `puts a token into its page that votes as Ada: ${each.example}`,
      async () => {
        host = await TestHost.start(each, surroundings());
        const page = await host.page();
        expect(page).toContain(`src="${url}/widget.js"`);
        expect(page).toContain(`data-project-id="${people.project.id}"`);
        const token = /data-identity-token="([\w.-]+)"/.exec(page)![1]!;
        expect(await verifiedVotersAfter(token)).toBe(1);
      },
    );
  }

  it('answers a fresh token to who has signed in, and to nobody else: single-page-app', async () => {
    const example = { example: 'single-page-app', command: () => 'exec node server.mjs' };
    host = await TestHost.start(example, surroundings());
    expect((await fetch(`${host.url}/reqio-token`)).status).toBe(204);
    const signedIn = await fetch(`${host.url}/sign-in`, { method: 'POST' });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const answer = await fetch(`${host.url}/reqio-token`, { headers: { cookie } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await verifiedVotersAfter(await answer.text())).toBe(1);
  });

  it('makes a page without a token for a visitor: server-rendered', async () => {
    host = await TestHost.start(hosts[0]!, surroundings());
    const page = await (await fetch(`${host.url}/?visitor`)).text();
    expect(page).toContain('widget.js');
    expect(page).not.toContain('data-identity-token');
  });
});
