import { TestApp } from '../../support/app.js';
import { generateSecret, tokenFor } from '../../support/identity.js';
import { createProject } from '../../support/members.js';

describe('/llms.txt', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('tells a program without a session how to embed the widget, with this server’s own address', async () => {
    const { status, headers, body } = await app.call('GET', '/llms.txt');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toMatch(/^# Reqio\n\n> /);
    expect(body).toContain('src="https://reqio.example/widget.js"');
    expect(body).toContain('"https://reqio.example/p/PROJECT_ID"');
    expect(Buffer.byteLength(body)).toBeLessThan(5_000);
  });

  it('links to nothing that this server does not answer', async () => {
    const { body } = await app.call('GET', '/llms.txt');
    const links = [...body.matchAll(/\]\(https:\/\/reqio\.example(\/api\/[^)]+)\)/g)].map(
      ([, path]) => path!,
    );
    expect(links).toEqual(['/api/docs', '/api/docs-json']);
    for (const path of links) expect((await app.call('GET', path)).status).toBe(200);
  });

  it('has a check that answers “verified” for a good token and “anonymous” for another', async () => {
    const { body: text } = await app.call('GET', '/llms.txt');
    const project = await createProject(app);
    const good = await tokenFor(app, project, await generateSecret(app, project));
    const [, path, data] = /curl -fsS https:\/\/reqio\.example(\S+) .* -d '(.+)'/.exec(text)!;
    const check = (token: string) =>
      app.call('POST', path!.replace('PROJECT_ID', project.id), {
        body: JSON.parse(data!.replace('TOKEN', token)),
      });
    expect((await check(good)).body.identity).toBe('verified');
    expect((await check(`${good}x`)).body.identity).toBe('anonymous');
  });
});
