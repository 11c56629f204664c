import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { reqioToken } from './reqio-token.mjs';

const { REQIO_URL, REQIO_PROJECT_ID, PORT = 8080 } = process.env;

/** Your own server: here it is Vite's, and everybody who asks is Ada. */
function tokens({ middlewares }) {
  middlewares.use('/reqio-token', async (_request, response) => {
    const user = { id: 42, email: 'ada@example.com', plan: 'pro', amount: 58800, interval: 'year' };
    response.setHeader('cache-control', 'no-store');
    response.end(await reqioToken(user));
  });
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), { name: 'tokens', configureServer: tokens, configurePreviewServer: tokens }],
  // What the browser may know; the secret stays here.
  define: {
    'import.meta.env.REQIO_URL': JSON.stringify(REQIO_URL),
    'import.meta.env.REQIO_PROJECT_ID': JSON.stringify(REQIO_PROJECT_ID),
  },
  server: { host: '127.0.0.1', port: Number(PORT) },
  preview: { host: '127.0.0.1', port: Number(PORT) },
});
