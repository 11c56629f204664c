import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import { pack } from 'tar-stream';
import { manifest } from './manifest.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the package goes, packed and as a folder beside it. */
const out = resolve(process.argv[2] ?? join(root, 'dist/sdk'));
const folder = join(out, 'package');

/** What the package has beside its modules, by where it is here. */
const BESIDE = {
  'src/sdk/package/README.md': 'README.md',
  LICENSE: 'LICENSE',
  'examples/vue/src/ReqioWidget.vue': 'examples/ReqioWidget.vue',
  'examples/svelte/src/ReqioWidget.svelte': 'examples/ReqioWidget.svelte',
};

/** Of every file in the package: what was built when is nobody's business, and lock files pin the bytes. */
const MTIME = new Date('2000-01-01T00:00:00Z');

async function build() {
  await rm(out, { recursive: true, force: true });
  for (const [form, config] of Object.entries({ esm: 'build', cjs: 'commonjs' })) {
    const project = join(root, `src/sdk/tsconfig.${config}.json`);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const outDir = join(folder, 'dist', form);
    execFileSync(process.execPath, [tsc, '-p', project, '--outDir', outDir], { stdio: 'inherit' });
  }
  await put('dist/cjs/package.json', json({ type: 'commonjs' }));
  for (const [from, to] of Object.entries(BESIDE)) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await cp(join(root, from), join(folder, to));
  }
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  await put('README.md', readme.replaceAll('VERSION', version));
  await put('package.json', json(manifest({ version, license })));
  await writeFile(join(out, `reqio-widget-${version}.tgz`), await packed());
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const put = (name, text) => writeFile(join(folder, name), text);

/**
 * The folder as npm packs it: everything below `package/`. Compressed by a library in JavaScript, since that of
 * Node.js writes other bytes on another processor or in another version, and an image has one for each.
 */
async function packed() {
  const tar = pack();
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    // Files of a name side by side, as both forms of a module are: they compress as one.
    .toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  for (const name of names) {
    tar.entry(
      { name: `package/${name.split(sep).join('/')}`, mode: 0o644, mtime: MTIME },
      await readFile(join(folder, name)),
    );
  }
  tar.finalize();
  return gzipSync(await buffer(tar), { level: 9, mem: 12, mtime: 0 });
}

const sortKey = (path) => `${basename(path)} ${path}`;

await build();
