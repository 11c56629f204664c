import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { buildChunks, contract, minified, outDir, target } from './build-chunks.ts';

/** The loader, `/widget.js`, built with the hash in the names of what it loads. */
export default defineConfig(async () => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  define: { REQIO_HASH: JSON.stringify(await buildChunks()), ...(await contract()) },
  build: {
    outDir,
    emptyOutDir: false,
    target,
    ...minified,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { widget: fileURLToPath(new URL('loader.ts', import.meta.url)) },
      output: { format: 'iife' as const, entryFileNames: '[name].js' },
    },
  },
}));
