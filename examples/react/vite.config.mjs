import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { backend } from './backend.mjs';

const { REQIO_URL, REQIO_PROJECT_ID, PORT = 8080 } = process.env;
const server = { host: '127.0.0.1', port: Number(PORT), strictPort: true };

export default defineConfig({
  plugins: [react(), { name: 'backend', configureServer: backend, configurePreviewServer: backend }],
  // What the browser is allowed to know; the secret stays here.
  define: {
    'import.meta.env.REQIO_URL': JSON.stringify(REQIO_URL),
    'import.meta.env.REQIO_PROJECT_ID': JSON.stringify(REQIO_PROJECT_ID),
  },
  server,
  preview: server,
});
