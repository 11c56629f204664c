import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const wings = [
  'contract',
  'platform',
  'members',
  'projects',
  'ranking',
  'identity',
  'votes',
  'requests',
  'board',
  'demo',
];

/** Files that put the wings together, and may therefore see them all. */
const assemblers = new Set(['src/server/app.module.ts', 'src/server/platform/http.ts']);

const PURE = [
  'src/server/ranking/score.ts',
  'src/server/ranking/explain.ts',
  'src/server/ranking/lens.ts',
  'src/server/identity/token.ts',
  'src/server/identity/email.ts',
  'src/server/identity/revenue.ts',
  'src/server/identity/merge.ts',
  'src/server/requests/lifecycle.ts',
];

const sources = files(join(root, 'src')).filter((file) => !file.endsWith('.spec.ts'));

describe('the house', () => {
  it('has arrows in one direction only', () => {
    expect(sources.flatMap((file) => importsOf(file).flatMap((target) => wrongEdge(file, target)))).toEqual(
      [],
    );
  });

  it('keeps the core pure: no framework, no SQL, no clock', () => {
    const impure = /from '(@nestjs|typeorm|pg|sql-template-tag|bull|ioredis)|Date\.now\(|new Date\(\)/;
    expect(PURE.filter((file) => impure.test(read(file)))).toEqual([]);
  });

  it('reads the environment in one place', () => {
    expect(outside(/process\.env/, /platform\/settings\.ts$|\/(main|demo|audit)\.ts$/)).toEqual([]);
  });

  it('reads the clock in one place', () => {
    expect(outside(/Date\.now\(\)|new Date\(\)/, /platform\/clock\.ts$/)).toEqual([]);
  });

  it('keeps SQL in repositories', () => {
    const statement = /(sql|query\(\s*)`\s*(select|insert|update|delete|with)\b/i;
    expect(outside(statement, /\.repository\.ts$|-sql\.ts$|platform\/database\/|rerank\.ts$/)).toEqual([]);
  });

  it('lets the dashboard know the server by its contract alone, without the validators', () => {
    const dashboard = sources.filter((file) => file.includes('/src/dashboard/'));
    const lists = /\/contract\/(roles|statuses|lenses|participation|stacks)$/;
    const wrong = dashboard.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import ([^;]*?) from '(\.[^']+)';/gm)]
        .filter(([, what, path]) =>
          path!.includes('/contract/')
            ? !what!.startsWith('type ') && !lists.test(path!)
            : path!.includes('/server/'),
        )
        .map(([line]) => `${relative(root, file)}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  it('calls the server from one place in the dashboard', () => {
    const dashboard = sources.filter((file) => file.includes('/src/dashboard/'));
    const callers = dashboard.filter((file) => /\bfetch\(/.test(readFileSync(file, 'utf8')));
    expect(callers.map((file) => relative(root, file))).toEqual(['src/dashboard/api/client.ts']);
  });

  it('sends a key with whatever the dashboard creates', () => {
    const others = /auth\/|first-run|\/(inspect|reveal|undo|unmerge|what-if|audit)\b/;
    const dashboard = sources.filter(
      (file) => file.includes('/src/dashboard/') && !file.endsWith('/create.ts'),
    );
    const keyless = dashboard.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bcall(?:<\w+>)?\(\s*'POST',([^;]*)/g)]
        .filter(([, rest]) => !others.test(rest!))
        .map(([line]) => `${relative(root, file)}: ${line}`),
    );
    expect(keyless).toEqual([]);
  });

  it('lets the widget know the server by the types of its contract alone', () => {
    const lists = /\/contract\/(statuses|participation)$/;
    const wrong = ofWidget().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import ([^;]*?) from '([^']+)';/gm)]
        .filter(([, what, path]) =>
          path!.includes('/contract/')
            ? !what!.startsWith('type ') && !lists.test(path!)
            : !path!.startsWith('.') || /\/(server|dashboard)\//.test(path!),
        )
        .map(([line]) => `${relative(root, file)}: ${line}`),
    );
    expect(wrong).toEqual([]);
  });

  it('calls the server from one place in the widget, and the page’s own from another', () => {
    const callers = ofWidget().filter((file) => /\bfetch\(/.test(readFileSync(file, 'utf8')));
    expect(callers.map((file) => relative(root, file))).toEqual([
      'src/widget/ask.ts',
      'src/widget/loader/client.ts',
    ]);
  });

  it('keeps the bench outside: nothing of the product knows it', () => {
    const knows = sources.filter((file) =>
      importsOf(file).some((path) => path.startsWith(join(root, 'bench'))),
    );
    expect(knows).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    const beside = ['test', 'migrations', 'bench'].flatMap((folder) => files(join(root, folder)));
    const all = [...sources, ...beside];
    const long = all.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long.map((file) => relative(root, file))).toEqual([]);
  });
});

/** What is on other people's pages; the programs that build it are not. */
const ofWidget = () =>
  sources.filter((file) => file.includes('/src/widget/') && !/\/(vite\.config|build-chunks)\.ts$/.test(file));

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** The server's own code; snippets are code for other people's servers, kept as text. */
const ours = (file: string) => file.includes('/src/server/') && !file.includes('/identity/snippets/');

function outside(pattern: RegExp, allowed: RegExp): string[] {
  return sources
    .filter(ours)
    .filter((file) => !allowed.test(file) && pattern.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, path]) =>
    resolve(dirname(file), path!),
  );
}

function wingOf(file: string): string | undefined {
  const [, top, next] = relative(root, file).split('/');
  return top === 'contract' ? 'contract' : next;
}

function wrongEdge(file: string, target: string): string[] {
  const name = relative(root, file);
  const [from, to] = [wings.indexOf(wingOf(file) ?? ''), wings.indexOf(wingOf(target) ?? '')];
  const entry = from === -1 || assemblers.has(name);
  return entry || to <= from ? [] : [`${name} → ${relative(root, target)}`];
}
