import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { freePort } from '../../../src/server/platform/embedded/postgres-process.js';
import { TestApp } from '../../support/app.js';
import { temporaryFolder } from '../../support/folder.js';
import { paste } from '../../support/shell.js';

jest.setTimeout(120_000);

/** The block of the README that is pasted, and the owner with whom it says to start. */
function walkOfReadme(): { block: string; owner: { email: string; password: string } } {
  const readme = readFileSync(resolve(__dirname, '../../../README.md'), 'utf8');
  const block = /^```sh\n(bash <<'WALK'\n[^]*?\nWALK)\n```$/m.exec(readme)![1]!;
  const [, email, password] = /REQIO_OWNER_EMAIL=(\S+) REQIO_OWNER_PASSWORD='(.+?)' npm start/.exec(readme)!;
  return { block, owner: { email: email!, password: password! } };
}

describe('the README’s walk, pasted as one block', () => {
  const { block, owner } = walkOfReadme();
  let app: TestApp;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    app = await TestApp.start({ settings: { port, publicUrl: url, owner } });
    await app.app.listen(port, 'localhost');
  });
  afterAll(() => app.stop());

  it.each(['the first time', 'where the owner and a project are there already'])(
    'leads in any folder to a verified vote that is scored and explained, and leaves nothing: %s',
    async () => {
      const folder = temporaryFolder('walk');
      const { code, output } = await paste(block, folder, { REQIO: url });
      expect(output).toMatch(/see it at http:\/\/localhost:\d+\/projects\/proj_\w+\n$/);
      expect(code).toBe(0);
      expect(output).toContain('{"voted":true,"votes":1}');
      expect(output).toMatch(/"title":"Dark mode".*"monthlyCents":4900/);
      expect(output).toMatch(/"terms":\[\{"kind":"customer".*"name":"Acme"/);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('shows the server’s refusal if the password is wrong', async () => {
    const wrong = block.replace(owner.password, 'another password');
    const { code, output } = await paste(wrong, temporaryFolder('walk'), { REQIO: url });
    expect(code).not.toBe(0);
    expect(output).toContain('401');
  });
});
