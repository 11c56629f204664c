import { redisPrefix } from '../../../src/server/platform/redis.js';
import type { Queue } from '../../../src/server/platform/queue/queue.js';
import { TestClock } from '../../support/clock.js';
import { eventually } from '../../support/eventually.js';
import { breathe, closeQueues, Gate, openQueue, there, work } from '../../support/queue.js';
import { describeWithRedis } from '../../support/redis.js';
import { describeWithCluster } from '../../support/redis-cluster.js';

afterEach(closeQueues);

describe('A queue in this process', () => {
  keepsItsPromises((clock) => openQueue(null, {}, clock));

  test('does not wait for a job for ever when it closes', async () => {
    const gate = new Gate();
    const queue = work(openQueue(null, { drainMs: 50 }), { rebuild: gate.handler });
    await queue.add('rebuild', {});
    await gate.runs(1);
    await queue.close();
    expect(await queue.healthy()).toBe(false);
    gate.release();
  });
});
describeWithRedis('A queue on Redis', (redis) => {
  keepsItsPromises((clock) => openQueue(redis.url, { prefix: redis.newPrefix() }, clock));
});
describeWithCluster('A queue on a Redis Cluster', (cluster) => {
  let last = 0;
  keepsItsPromises((clock) => openQueue(cluster.url, { prefix: redisPrefix(`test${++last}`) }, clock));
});

function keepsItsPromises(open: (clock?: TestClock) => Queue): void {
  let queue: Queue;
  beforeEach(async () => {
    queue = await there(open());
  });

  test('runs a job with its data', async () => {
    const seen: unknown[] = [];
    work(queue, { rerank: async (data) => void seen.push(data) });
    await queue.add('rerank', { projectId: 7 });
    await eventually(() => expect(seen).toEqual([{ projectId: 7 }]));
  });

  test('keeps jobs that were added before the worker started', async () => {
    const seen: unknown[] = [];
    await queue.add('rerank', { projectId: 1 });
    work(queue, { rerank: async (data) => void seen.push(data) });
    await eventually(() => expect(seen).toHaveLength(1));
  });

  test('does not start while a kind of job has no handler', () => {
    queue.process('rerank', async () => {});
    expect(() => queue.start()).toThrow('rebuild, history');
  });

  test('takes one handler for a kind of job', () => {
    queue.process('rerank', async () => {});
    expect(() => queue.process('rerank', async () => {})).toThrow('rerank');
  });

  test('makes one run of what is added under one key while it waits', async () => {
    const gate = new Gate();
    const markers: unknown[] = [];
    for (let i = 0; i < 5; i++) await queue.add('rerank', { projectId: 1, i }, { key: 'rerank:1' });
    await queue.add('rebuild', {});
    work(queue, { rerank: gate.handler, rebuild: async (data) => void markers.push(data) });
    await gate.runs(1);
    gate.release();
    await queue.add('rebuild', {});
    await eventually(() => expect(markers).toHaveLength(2));
    expect(gate.seen).toHaveLength(1);
  });

  test('runs once more when something is added under the key of a running job', async () => {
    const gate = new Gate();
    work(queue, { rerank: gate.handler });
    await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await gate.runs(1);
    for (let i = 0; i < 3; i++) await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    expect(gate.seen).toHaveLength(1);
    gate.release();
    await gate.runs(2);
    gate.release();
    await eventually(async () => expect(await queue.list(1)).toEqual([]));
    expect(gate.seen).toHaveLength(2);
  });

  test('runs it soon, though the clock of the host is set back meanwhile', async () => {
    const gate = new Gate();
    const clock = new TestClock();
    const own = work(await there(open(clock)), { rerank: gate.handler });
    await own.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await gate.runs(1);
    await own.add('rerank', { projectId: 1 }, { key: 'rerank:1', delayMs: 50 });
    clock.advance({ minutes: -60 });
    gate.release();
    await gate.runs(2);
    gate.release();
    await eventually(async () => expect(await own.list(1)).toEqual([]));
  });

  test('loses nothing, however adds and ends of runs meet', async () => {
    let asked = 0;
    let done = 0;
    work(queue, {
      rerank: async () => {
        const seen = asked;
        await breathe();
        done = Math.max(done, seen);
      },
    });
    for (let i = 0; i < 300; i++) {
      asked++;
      await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
      if (i % 7 === 0) await breathe();
    }
    await eventually(() => expect(done).toBe(300));
  });

  test('does not run two jobs of one key at a time', async () => {
    let now = 0;
    let most = 0;
    let runs = 0;
    work(queue, {
      rerank: async () => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setTimeout(resolve, 5));
        now--;
        runs++;
      },
    });
    await eventually(async () => {
      await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
      expect(runs).toBeGreaterThan(9);
    });
    expect(most).toBe(1);
  });

  test('runs jobs of different keys side by side', async () => {
    const gate = new Gate();
    work(queue, { rerank: gate.handler });
    for (let projectId = 1; projectId <= 3; projectId++) {
      await queue.add('rerank', { projectId }, { key: `rerank:${projectId}` });
    }
    await gate.runs(3);
    expect(await queue.list(2)).toMatchObject([{ state: 'active' }]);
    for (let i = 0; i < 3; i++) gate.release();
  });

  test('never holds one kind of job up for another', async () => {
    const gate = new Gate();
    const seen: unknown[] = [];
    work(queue, { rebuild: gate.handler, rerank: async (data) => void seen.push(data) });
    await queue.add('rebuild', { projectId: 1 });
    await queue.add('rebuild', { projectId: 2 });
    await gate.runs(1);
    await queue.add('rerank', { projectId: 1 });
    await eventually(() => expect(seen).toHaveLength(1));
    gate.release();
    await gate.runs(2);
    gate.release();
  });

  test('holds a job back for its delay, which later adds do not prolong', async () => {
    const started = Date.now();
    let ranAfter = 0;
    work(queue, { rerank: async () => void (ranAfter = Date.now() - started) });
    await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1', delayMs: 300 });
    await eventually(async () => {
      await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1', delayMs: 600_000 });
      expect(ranAfter).toBeGreaterThan(0);
    });
    expect(ranAfter).toBeGreaterThanOrEqual(295);
  });

  test('keeps the time of the first of those that are added while it runs', async () => {
    const gate = new Gate();
    work(queue, { rerank: gate.handler });
    await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await gate.runs(1);
    for (const delayMs of [50, 600_000]) {
      await queue.add('rerank', { projectId: 1 }, { key: 'rerank:1', delayMs });
    }
    gate.release();
    await gate.runs(2);
    gate.release();
    await eventually(async () => expect(await queue.list(1)).toEqual([]));
  });

  test('tries a failing job three times in all, then lists it as failed with the reason', async () => {
    let runs = 0;
    work(queue, {
      history: async () => {
        runs++;
        throw new Error('the disk is full');
      },
    });
    await queue.add('history', { projectId: 5 }, { key: 'history:5' });
    await eventually(async () => {
      const [job] = await queue.list(5);
      expect(job).toMatchObject({ name: 'history', state: 'failed', attempts: 3, error: 'the disk is full' });
      expect(new Date(job!.addedAt).getTime()).toBeGreaterThan(Date.now() - 60_000);
    });
    expect(runs).toBe(3);
  });

  test('runs a job again whose key has failed before', async () => {
    let runs = 0;
    work(queue, {
      history: async () => {
        if (++runs <= 3) throw new Error('not yet');
      },
    });
    await queue.add('history', { projectId: 5 }, { key: 'history:5' });
    await eventually(async () => expect(await queue.list(5)).toMatchObject([{ state: 'failed' }]));
    await queue.add('history', { projectId: 5 }, { key: 'history:5' });
    await eventually(() => expect(runs).toBe(4));
  });

  test('lists the jobs of one project by their state, newest first', async () => {
    const gate = new Gate();
    work(queue, { rebuild: gate.handler });
    await queue.add('rebuild', { projectId: 1 });
    await gate.runs(1);
    await queue.add('rebuild', { projectId: 1 });
    await queue.add('rebuild', { projectId: 2 });
    const second = Date.now();
    await eventually(() => expect(Date.now()).toBeGreaterThan(second));
    await queue.add('rerank', { projectId: 1 }, { delayMs: 60_000 });
    const jobs = await queue.list(1);
    expect(jobs.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'rerank delayed',
      'rebuild waiting',
      'rebuild active',
    ]);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(3);
    for (let i = 0; i < 3; i++) {
      await gate.runs(i + 1);
      gate.release();
    }
  });

  test('waits for running jobs when it closes, and takes no more', async () => {
    const gate = new Gate();
    work(queue, { rebuild: gate.handler });
    await queue.add('rebuild', { projectId: 1 });
    await queue.add('rebuild', { projectId: 2 });
    await gate.runs(1);
    let closed = false;
    const closing = queue.close().then(() => (closed = true));
    await breathe();
    expect(closed).toBe(false);
    gate.release();
    await closing;
    expect(gate.seen).toHaveLength(1);
  });

  test('may close at any moment of its start', async () => {
    for (let moments = 0; moments < 40; moments++) {
      const own = work(await there(open()), {});
      for (let moment = 0; moment < moments; moment++) await breathe();
      await own.close();
      expect(await own.healthy()).toBe(false);
    }
  });

  test('is healthy until it closes', async () => {
    expect(await queue.healthy()).toBe(true);
    await queue.close();
    expect(await queue.healthy()).toBe(false);
  });
}
