import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startWithDashboard } from '../../support/browser.js';
import type { TestApp } from '../../support/app.js';
import { temporaryFolder } from '../../support/folder.js';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

describe('the SDK that the server serves', () => {
  let app: TestApp;
  let url: string;
  let file: Buffer;
  beforeAll(async () => {
    ({ app, url } = await startWithDashboard());
    file = await bytes(await get(`/sdk-${version}.tgz`));
  });
  afterAll(() => app?.stop());

  const get = (path: string, init?: RequestInit) => fetch(url + path, init);
  const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  /** The package as npm would unpack it. */
  function unpacked(): string {
    const folder = temporaryFolder('sdk');
    writeFileSync(join(folder, 'sdk.tgz'), file);
    execFileSync('tar', ['xzf', 'sdk.tgz'], { cwd: folder });
    return join(folder, 'package');
  }

  it('is this server’s version for a year, and the current one for minutes', async () => {
    const [versioned, current] = [await get(`/sdk-${version}.tgz`), await get('/sdk.tgz')];
    expect(versioned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(current.headers.get('cache-control')).toBe('public, max-age=300');
    for (const { status, headers } of [versioned, current]) {
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/gzip');
      expect(headers.get('content-encoding')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('content-disposition')).toBe(`attachment; filename="reqio-widget-${version}.tgz"`);
    }
    for (const answer of [versioned, current]) expect((await bytes(answer)).equals(file)).toBe(true);
    const head = await get(`/sdk-${version}.tgz`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(file.length)]);
    const etag = current.headers.get('etag')!;
    expect((await get('/sdk.tgz', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each(['/sdk-9.9.9.tgz', '/sdk-.tgz', '/sdk-..%2Fwidget.js'])(
    'is not there as %s, and says which version is',
    async (path) => {
      const answer = await get(path);
      const problem = (await answer.json()) as { code: string; detail: string };
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect([answer.status, problem.code]).toEqual([404, 'notFound']);
      expect(problem.detail).toContain(`/sdk-${version}.tgz`);
    },
  );

  it('has the same bytes each time that it is built', () => {
    const folder = temporaryFolder('sdk');
    execFileSync(process.execPath, ['src/sdk/build.mjs', folder], { cwd: ROOT });
    const hash = (built: Buffer) => createHash('sha256').update(built).digest('hex');
    expect(hash(readFileSync(join(folder, `reqio-widget-${version}.tgz`)))).toBe(hash(file));
  });

  it('has what its entries say, is of the server’s version and licence, and packs as it is', () => {
    const folder = unpacked();
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    expect(manifest).toMatchObject({ name: '@reqio/widget', version, license: 'MIT', sideEffects: false });
    const named = [manifest.main, manifest.types, ...leaves(manifest.exports)];
    expect(named.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8' });
    const [{ files }] = JSON.parse(packed) as [{ files: { path: string }[] }];
    const names = files.map(({ path }) => path);
    expect(names).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'examples/ReqioWidget.vue']));
    expect(names.filter((name) => /\.spec\.|\.map$|tsconfig/.test(name))).toEqual([]);
  });

  /** A folder that has it installed, with types of React beside it. */
  function hostWithIt(): string {
    const host = temporaryFolder('sdk-host');
    mkdirSync(join(host, 'node_modules/@reqio'), { recursive: true });
    execFileSync('mv', [unpacked(), join(host, 'node_modules/@reqio/widget')]);
    for (const name of ['@types', 'react', 'csstype'])
      symlinkSync(join(ROOT, 'node_modules', name), join(host, 'node_modules', name));
    return host;
  }

  it('does nothing on a server, by import and by require', () => {
    const host = hostWithIt();
    const use = `const reqio = loadReqio({ projectId: 'proj_x', apiBaseUrl: 'https://feedback.example.com' });
      mountReqio({ projectId: 'proj_x', apiBaseUrl: 'https://feedback.example.com' }, 'token')();
      reqio.on('vote', () => {})(); reqio.open(); reqio.destroy();
      reqio.identify('token').then((answer) => console.log(JSON.stringify(answer)));`;
    const names = '{ loadReqio, mountReqio }';
    writeFileSync(join(host, 'host.mjs'), `import ${names} from '@reqio/widget';\n${use}`);
    writeFileSync(join(host, 'host.cjs'), `const ${names} = require('@reqio/widget');\n${use}`);
    for (const name of ['host.mjs', 'host.cjs']) {
      const said = execFileSync(process.execPath, [name], { cwd: host, encoding: 'utf8' });
      expect(JSON.parse(said)).toEqual({ identity: 'anonymous', user: null });
    }
  });

  it.each([
    ['NodeNext', 'host.mts'],
    ['NodeNext', 'host.cts'],
    ['ESNext --moduleResolution Bundler', 'host.ts'],
  ])('passes the strictest type check with --module %s in %s', (module, name) => {
    const host = hostWithIt();
    writeFileSync(join(host, name), TYPED);
    const flags = `--noEmit --strict --exactOptionalPropertyTypes --lib es2022,dom --types react --module ${module}`;
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const checked = spawnSync(process.execPath, [tsc, ...flags.split(' '), name], { cwd: host });
    expect(checked.stdout.toString()).toBe('');
    expect(checked.status).toBe(0);
  });
});

/** What has types, and what they refuse. */
const TYPED = `
  import { loadReqio, type ReqioApi } from '@reqio/widget';
  import { ReqioWidget } from '@reqio/widget/react';
  import { createElement } from 'react';

  const there: ReqioApi | undefined = window.Reqio;
  there?.on('vote', ({ id, title, voted }) => [id.at(0), title.at(0), voted === true])();
  // @ts-expect-error -- no such event
  there?.on('votes', () => {});
  const reqio = loadReqio({ projectId: 'proj_x', apiBaseUrl: '', position: undefined });
  reqio.identify(async () => null).then(({ identity, user }) => identity === 'verified' && user?.name);
  createElement(ReqioWidget, { projectId: 'proj_x', apiBaseUrl: '', identityToken: Promise.resolve('token') });
  // @ts-expect-error -- no project
  createElement(ReqioWidget, { apiBaseUrl: '' });
  // @ts-expect-error -- no such corner
  createElement(ReqioWidget, { projectId: 'proj_x', apiBaseUrl: '', position: 'middle' });
`;

interface Manifest {
  main: string;
  types: string;
  exports: object;
}

const leaves = (tree: object): string[] =>
  Object.values(tree).flatMap((one: string | object) => (typeof one === 'string' ? [one] : leaves(one)));
