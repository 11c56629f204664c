import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/server/platform/embedded/postgres-process.js';
import { eventually } from './eventually.js';

const NODES = 3;
const SLOTS = 16_384;
/** The cluster's own port, which is 10,000 higher, must be one as well. */
const HIGHEST_PORT = 55_535;

/** A Redis Cluster for the tests of one file; `url` names one of its nodes, which knows the others. */
export class TestCluster {
  url = '';
  private readonly servers: ChildProcess[] = [];
  private readonly directory = mkdtempSync(join(tmpdir(), 'reqio-cluster-'));

  async start(): Promise<void> {
    const ports: number[] = [];
    while (ports.length < NODES) {
      const port = await freePort();
      if (port <= HIGHEST_PORT) ports.push(port);
    }
    for (const port of ports) this.startNode(port);
    const clients = ports.map((port) => new Redis(port, '127.0.0.1').on('error', () => undefined));
    const slots = (node: number) => Math.round((node * SLOTS) / NODES);
    for (const [node, client] of clients.entries()) {
      await client.call('cluster', 'addslotsrange', slots(node), slots(node + 1) - 1);
      await client.call('cluster', 'meet', '127.0.0.1', ports[0]!);
    }
    for (const client of clients) {
      await eventually(async () => {
        const info = (await client.call('cluster', 'info')) as string;
        expect(info).toMatch(/cluster_state:ok[^]*cluster_known_nodes:3[^]*cluster_size:3/);
      }, 60_000);
      client.disconnect();
    }
    this.url = `redis+cluster://127.0.0.1:${ports[0]}`;
  }

  stop(): void {
    for (const server of this.servers) server.kill('SIGKILL');
    rmSync(this.directory, { recursive: true, force: true });
  }

  private startNode(port: number): void {
    const cluster = ['--cluster-enabled', 'yes', '--cluster-config-file', `${port}.conf`];
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', this.directory];
    this.servers.push(spawn('redis-server', [...options, ...cluster], { stdio: 'ignore' }));
  }
}

/** Tests that want a cluster; skipped, and said so, without redis-server, except in CI, where that is a failure. */
export function describeWithCluster(name: string, tests: (cluster: TestCluster) => void): void {
  const found = spawnSync('redis-server', ['--version']).status === 0;
  if (!found && process.env.CI !== 'true') console.warn(`Skipped «${name}»: install redis-server.`);
  (found || process.env.CI === 'true' ? describe : describe.skip)(name, () => {
    const cluster = new TestCluster();
    beforeAll(() => cluster.start(), 90_000);
    afterAll(() => cluster.stop());
    tests(cluster);
  });
}
