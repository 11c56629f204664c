import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './folder.js';

const ROOT = resolve(__dirname, '../..');
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/**
 * Builds `test/fixtures/react` with Vite, as its users do, and serves it from an origin of its own; with React's
 * development build, whose strict mode mounts everything twice. `headers` go with each answer.
 */
export async function serveReactApp(headers: Record<string, string> = {}) {
  const folder = temporaryFolder('react');
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, 'node_modules/vite/bin/vite.js'),
      'build',
      'test/fixtures/react',
      '--mode=development',
      '--logLevel=error',
      `--outDir=${folder}`,
    ],
    { cwd: ROOT, env: { PATH: process.env.PATH, NODE_ENV: 'development' } },
  );
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : request.url!;
    readFile(join(folder, name)).then(
      (text) => response.writeHead(200, { 'content-type': TYPES[extname(name)], ...headers }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise<void>((closed) => void server.close(() => closed())),
  };
}
