import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const ASSETS = resolve(__dirname, '../../dist/dashboard/assets');
const MOST_BYTES = 250_000;
const STATIC_IMPORT = /(?:from|import)\s*"\.\/([\w.-]+\.js)"/g;

/** The scripts that come with the page and with the backlog; what they import only later does not count. */
function scriptsOfBacklog(): Set<string> {
  const page = readFileSync(join(ASSETS, '..', 'index.html'), 'utf8');
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, imported] of readFileSync(join(ASSETS, name), 'utf8').matchAll(STATIC_IMPORT))
      add(imported!);
  };
  for (const [, name] of page.matchAll(/assets\/([\w.-]+\.js)"/g)) add(name!);
  readdirSync(ASSETS)
    .filter((name) => /^(backlog|shell)-.+\.js$/.test(name))
    .forEach(add);
  return found;
}

(existsSync(ASSETS) ? describe : describe.skip)('the built dashboard', () => {
  it('shows the backlog with at most 250 kB of scripts', () => {
    const scripts = [...scriptsOfBacklog()].map((name) => readFileSync(join(ASSETS, name)));
    const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(scripts.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('loads charts, highlighting and Markdown only where they are shown', () => {
    const text = [...scriptsOfBacklog()].map((name) => readFileSync(join(ASSETS, name), 'utf8')).join('\n');
    for (const mark of ['recharts-', 'hljs-', 'mdast']) expect(text).not.toContain(mark);
  });
});
