import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestProcess } from '../../support/process.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reqio-bench-test-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('npm run bench', () => {
  it('measures every line on data of its own, and keeps what people wrote around its figures', async () => {
    const out = join(folder, 'benchmarks.md');
    await writeFile(
      out,
      '# Benchmarks\n\n<!-- scale 0.01 -->\nold\n<!-- end of scale 0.01 -->\n\nWhy some miss.\n',
    );
    const args = ['--scale', '0.01', '--rounds', '1', '--seconds', '1', '--out', out];
    const bench = new TestProcess('bench/main.ts', args, { DATABASE_URL: process.env.REQIO_TEST_ADMIN_URL });
    expect([await bench.end(), bench.errors]).toEqual([0, '']);
    const text = await readFile(out, 'utf8');
    expect(text).toMatch(
      /^# Benchmarks\n\n<!-- scale 0.01 -->[^]*<!-- end of scale 0.01 -->\n\nWhy some miss.\n$/,
    );
    expect(text).not.toMatch(/old|NaN/);
    for (const line of [
      'revenue, page 1',
      'trending, page 2',
      'the most wanted request',
      '100 marked requests',
      'everything, where every row is written',
      'weights, from stored sums',
      'without the three largest, from the votes',
      'as Fider does',
      'over HTTP, 8 at once',
      'as many as it takes',
      '200 votes/s: p50, p99',
      'of the first page watched',
      'states of progress',
      'requests recomputed',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/requests recomputed in .*\| 0 differences *\|/);
  }, 120_000);
});
