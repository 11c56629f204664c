import { decodeJwt } from 'jose';
import type { SnippetDto } from '../../../src/contract/snippets.dto.js';
import { java } from '../../../src/server/identity/snippets/java.js';
import { freePort } from '../../../src/server/platform/embedded/postgres-process.js';
import { TestApp } from '../../support/app.js';
import { TestHost } from '../../support/hosts.js';
import { TestPeople } from '../../support/people.js';
import { folderWith, itWith } from '../../support/runtimes.js';
import { paste } from '../../support/shell.js';
import { pastedFrom, type SnippetHost, snippetHosts } from '../../support/snippet-hosts/index.js';

jest.setTimeout(180_000);

const WARNING = /REQIO_SECRET is not set: everybody is anonymous in Reqio\./g;

describe('a host with the snippet as pasted, where companies pay and some addresses are confirmed,', () => {
  let app: TestApp;
  let people: TestPeople;
  let url: string;
  const running: TestHost[] = [];
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    app = await TestApp.start({ settings: { port, publicUrl: url } });
    await app.app.listen(port, '127.0.0.1');
  });
  beforeEach(async () => {
    people = await TestPeople.start(app);
    await people.call('PATCH', 'identity', { setUp: { payer: 'companies', confirmedAddresses: 'some' } });
  });
  afterEach(() => Promise.all(running.splice(0).map((host) => host.stop())));
  afterAll(() => app.stop());

  /** The files of the snippet that this project's dashboard shows. */
  async function folderOf(stack: string, host: SnippetHost): Promise<string> {
    const place = { projectId: people.project.id, audience: people.project.audience, publicUrl: url };
    const setUp = { payer: 'companies', confirmedAddresses: 'some' } as const;
    const snippet =
      stack === 'java'
        ? { mint: java.mint({ ...place, setUp }), frameworks: java.frameworks({ ...place, setUp }) }
        : ((await people.call('GET', `identity/snippets/${stack}`)).body as SnippetDto);
    return folderWith(host.files(pastedFrom(snippet, host.framework)));
  }

  async function start(folder: string, host: SnippetHost, secret: string): Promise<TestHost> {
    const started = await TestHost.run(folder, host.command, { REQIO_SECRET: secret });
    running.push(started);
    return started;
  }

  const as = (user: string) => ({ headers: { 'x-user': user } });

  for (const [stack, host] of snippetHosts) {
    const route = host.route ?? '/reqio-token';
    itWith(host.needs, host.probe)(
      `signs in as its users, counts their company once and leaves out what is unknown: ${host.framework}`,
      async () => {
        const folder = await folderOf(stack, host);
        const { url: address } = await start(folder, host, people.secret);
        const tokenOf = async (user: string) => {
          const answer = await fetch(address + route, as(user));
          expect(answer.status).toBe(200);
          expect(answer.headers.get('cache-control')).toBe('no-store');
          expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
          return answer.text();
        };
        const request = await people.request();
        for (const user of ['ada', 'cleo']) {
          const token = await tokenOf(user);
          const session = await app.call('POST', `/api/widget/${people.project.id}/session`, {
            body: { token },
          });
          expect(session.body).toMatchObject({
            identity: 'verified',
            user: { email: `${user}@example.com` },
          });
          expect(decodeJwt(token)).toMatchObject({ email_verified: user === 'ada' });
          const vote = `/api/widget/${people.project.id}/requests/${request}/vote`;
          expect((await app.call('PUT', vote, { token })).status).toBe(200);
        }
        await app.settle();
        const [row] = (await people.call('GET', 'backlog')).body.items;
        expect(row).toMatchObject({ monthlyCents: 4900, payingCustomers: 1, verifiedVoters: 2 });

        for (const user of ['stock', 'unknown']) {
          const token = await tokenOf(user);
          const claims = decodeJwt(token);
          expect(JSON.stringify(claims)).not.toMatch(/null|""|amount|company/);
          const session = await app.call('POST', `/api/widget/${people.project.id}/session`, {
            body: { token },
          });
          expect(session.body.identity).toBe('verified');
        }
        expect((await people.call('GET', 'identity')).body).toMatchObject({ rejections: [], warnings: [] });

        const visitor = await fetch(address + route);
        expect(visitor.status).toBe(204);
        expect(visitor.headers.get('cache-control')).toBe('no-store');
        const page = await (await fetch(address, as('ada'))).text();
        expect(page).toMatch(/data-identity-token="[\w-]+\.[\w-]+\.[\w-]+"/);
        expect(page).toContain(`data-identity-url="${route}"`);
        expect(await (await fetch(address)).text()).toContain('data-identity-token=""');
      },
    );

    itWith(host.needs, host.probe)(
      `goes on without REQIO_SECRET, says so once and makes no token: ${host.framework}`,
      async () => {
        const started = await start(await folderOf(stack, host), host, '');
        for (const path of [route, route, '/'])
          expect((await fetch(started.url + path, as('ada'))).ok).toBe(true);
        expect((await fetch(started.url + route, as('ada'))).status).toBe(204);
        expect(await (await fetch(started.url, as('ada'))).text()).toContain('data-identity-token=""');
        const warnings = started.output.match(WARNING) ?? [];
        if (host.warnsPerRequest) expect(warnings.length).toBeGreaterThan(0);
        else expect(warnings).toHaveLength(1);
      },
    );
  }

  it('has a check in its prompt that answers “verified” once the work is done, and says otherwise before', async () => {
    const [stack, host] = snippetHosts[0]!;
    const { url: address } = await start(await folderOf(stack, host), host, people.secret);
    const { agentPrompt } = (await people.call('GET', `identity/snippets/${stack}`)).body as SnippetDto;
    const lines = /^ {4}(TOKEN=.*\n {4}curl .*)$/m
      .exec(agentPrompt)![1]!
      .replace('http://localhost:8080', address);
    const checkAs = (user: string) => lines.replace('Cookie: SESSION_COOKIE', `x-user: ${user}`);
    const folder = folderWith({});
    expect((await paste(checkAs('ada'), folder)).output).toContain('"identity":"verified"');
    expect((await paste(checkAs('nobody'), folder)).output).toContain('"identity":"anonymous"');
  });
});
