import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { TestApp } from './app.js';

const CHROMIUM = process.env.REQIO_TEST_CHROMIUM ?? '/usr/bin/chromium';
const DASHBOARD = resolve(__dirname, '../../dist/dashboard');

/** `describe`, where there is a Chromium; elsewhere a visible line, and a failure under `CI=true`. */
export function describeInBrowser(name: string, body: () => void): void {
  if (existsSync(CHROMIUM) || process.env.CI === 'true') return describe(name, body);
  process.stderr.write(`skipped: ${name} (no Chromium at ${CHROMIUM})\n`);
  describe.skip(name, body);
}

/** `keepsPages`: the back button brings pages back as they were, as it does for people. */
export function openBrowser({ keepsPages = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The server with its dashboard on a port of its own, and the address to open. */
export async function startWithDashboard(): Promise<{ app: TestApp; url: string }> {
  if (!existsSync(DASHBOARD)) throw new Error('There is no built dashboard: run `npm run build` first.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = await TestApp.start({ settings: { port, publicUrl: url }, dashboard: DASHBOARD });
  await app.app.listen(port, '127.0.0.1');
  return { app, url };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
