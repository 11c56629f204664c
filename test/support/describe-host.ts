import { execFileSync } from 'node:child_process';
import { describeInBrowser } from './browser.js';

/** In full, development servers and the other bundler are tried as well: `npm run test:hosts`. */
export const FULL = process.env.REQIO_HOSTS === 'full';

/**
 * `describe` in a browser, where npm reaches its registry; elsewhere a visible line, and a failure under `CI=true`.
 */
export function describeHost(name: string, body: () => void): void {
  if (process.env.CI === 'true' || hasRegistry()) return describeInBrowser(name, body);
  process.stderr.write(`skipped: ${name} (npm reaches no registry)\n`);
  describe.skip(name, body);
}

function hasRegistry(): boolean {
  try {
    execFileSync('npm', ['ping'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

export const itInFull: typeof it.skip = FULL ? it : it.skip;
