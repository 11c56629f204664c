import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { buildChunks, contract, outDir, target } from './build-chunks.ts';

/** The loader, `/widget.js`, built with the hash in the names of what it loads. */
export default defineConfig(async () => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  define: { REQIO_HASH: JSON.stringify(await buildChunks()), ...(await contract()) },
  build: {
    outDir,
    emptyOutDir: false,
    target,
    // A tenth of a kB that every page of every host is spared.
    minify: 'terser' as const,
    terserOptions: { compress: { passes: 4, unsafe_arrows: true, unsafe_methods: true, pure_getters: true } },
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { widget: fileURLToPath(new URL('loader.ts', import.meta.url)) },
      output: { format: 'iife' as const, entryFileNames: '[name].js' },
    },
  },
}));
