import { createHash } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const outDir = path('../../dist/widget');

/** Browsers that have `adoptedStyleSheets`, and with it what the code is written in. */
export const target = ['chrome110', 'edge110', 'firefox115', 'safari16.4'];

/** A tenth of a kB less than the usual minifier leaves: every page of every host pays for each. */
export const minified = {
  minify: 'terser' as const,
  terserOptions: {
    ecma: 2020 as const,
    compress: {
      passes: 4,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
      pure_getters: true,
      keep_fargs: false,
    },
  },
};

const chunks: Record<string, string> = {
  panel: 'panel.ts',
  ask: 'ask.ts',
  ...Object.fromEntries(
    ['de', 'fr', 'es', 'pt', 'ja'].map((name) => [`texts-${name}`, `texts/${name}.entry.ts`]),
  ),
};

/**
 * Builds what the loader loads later, a script for each, and answers the hash that is a part of all their names: the
 * loader is built with it. One for all, since the loader has to carry it on every page.
 */
export async function buildChunks(): Promise<string> {
  await rm(outDir, { recursive: true, force: true });
  const hash = createHash('sha256');
  for (const [name, entry] of Object.entries(chunks)) hash.update(await buildChunk(name, path(entry)));
  const short = hash.digest('hex').slice(0, 8);
  for (const name of Object.keys(chunks)) {
    await rename(join(outDir, `${name}.js`), join(outDir, `${name}-${short}.js`));
  }
  return short;
}

/** What loader and panel expect of each other, as a constant of both: without comments, and however it is set. */
export async function contract(): Promise<Record<string, string>> {
  const text = await readFile(path('core.ts'), 'utf8');
  const bare = text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').replace(/\s+/g, '');
  return {
    REQIO_CONTRACT: JSON.stringify(createHash('sha256').update(bare).digest('hex').slice(0, 4)),
  };
}

async function buildChunk(name: string, input: string): Promise<string> {
  const built = (await build({
    configFile: false,
    root: path('.'),
    logLevel: 'warn',
    define: await contract(),
    build: {
      outDir,
      emptyOutDir: false,
      target,
      ...minified,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: { [name]: input },
        output: { format: 'iife', entryFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
