import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually.js';
import { closeQueues, Gate, openQueue, there, work } from '../../support/queue.js';
import { describeWithRedis } from '../../support/redis.js';
import { Wire } from '../../support/wire.js';

afterEach(closeQueues);

describeWithRedis('Processes that share Redis', (redis) => {
  test('make one run of what both add', async () => {
    const options = { prefix: redis.newPrefix() };
    const gate = new Gate();
    const [one, two] = [
      await there(openQueue(redis.url, options)),
      await there(openQueue(redis.url, options)),
    ];
    await one.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await two.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    work(one, { rerank: gate.handler });
    work(two, { rerank: gate.handler });
    await gate.runs(1);
    gate.release();
    await eventually(async () => expect(await one.list(1)).toEqual([]));
    expect(gate.seen).toHaveLength(1);
  });

  test('run once more what another process adds while a job of its key runs', async () => {
    const options = { prefix: redis.newPrefix() };
    const gate = new Gate();
    const [web, worker] = [await there(openQueue(redis.url, options)), openQueue(redis.url, options)];
    work(worker, { rerank: gate.handler });
    await web.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await gate.runs(1);
    await web.add('rerank', { projectId: 1 }, { key: 'rerank:1', delayMs: 50 });
    gate.release();
    await gate.runs(2);
    gate.release();
    await eventually(async () => expect(await web.list(1)).toEqual([]));
  });

  test('take over the job of a worker that died', async () => {
    const options = { prefix: redis.newPrefix(), lockMs: 1_000 };
    const wire = await Wire.to(redis.url);
    const [lost, taken] = [new Gate(), new Gate()];
    const dying = work(await there(openQueue(wire.url, { ...options, drainMs: 50 })), {
      rerank: lost.handler,
    });
    await dying.add('rerank', { projectId: 1 }, { key: 'rerank:1' });
    await lost.runs(1);
    await wire.cut();
    work(openQueue(redis.url, options), { rerank: taken.handler });
    await taken.runs(1);
    expect(lost.seen).toEqual(taken.seen);
    taken.release();
    lost.release();
  });

  test('do what a worker owed that died between the end of a run and the next', async () => {
    const prefix = redis.newPrefix();
    const client = new Redis(redis.url);
    await client.hset(
      `${prefix}:rerank:owed`,
      'rerank:1',
      JSON.stringify({ data: { projectId: 1 }, due: 0 }),
    );
    client.disconnect();
    const gate = new Gate();
    work(openQueue(redis.url, { prefix }), { rerank: gate.handler });
    await gate.runs(1);
    expect(gate.seen).toEqual([{ projectId: 1 }]);
    gate.release();
  });
});

describeWithRedis('While Redis is away', (redis) => {
  let wire: Wire;
  beforeEach(async () => (wire = await Wire.to(redis.url)));
  afterEach(() => wire.cut());

  test('adds are dropped at once, nothing fails, and work goes on when it is back', async () => {
    const seen: unknown[] = [];
    const queue = await there(openQueue(wire.url, { prefix: redis.newPrefix() }));
    work(queue, { rerank: async (data) => void seen.push(data) });
    await queue.add('rerank', { projectId: 1 });
    await eventually(() => expect(seen).toHaveLength(1));

    await wire.cut();
    await eventually(async () => expect(await queue.healthy()).toBe(false));
    const started = Date.now();
    for (let i = 0; i < 20; i++) await queue.add('rerank', { projectId: 2 }, { key: 'rerank:2' });
    expect(Date.now() - started).toBeLessThan(1_000);
    await expect(queue.list(1)).rejects.toMatchObject({ code: 'server.unavailable' });

    await wire.mend();
    await eventually(async () => expect(await queue.healthy()).toBe(true));
    await queue.add('rerank', { projectId: 3 });
    await eventually(() => expect(seen).toContainEqual({ projectId: 3 }));
  });

  test('a Redis that accepts and never answers holds an add up for a second at most', async () => {
    const queue = await there(openQueue(wire.url, { prefix: redis.newPrefix() }));
    wire.hold();
    const started = Date.now();
    await queue.add('rerank', { projectId: 1 });
    expect(Date.now() - started).toBeLessThan(1_900);
    await eventually(async () => {
      const again = Date.now();
      await queue.add('rerank', { projectId: 1 });
      expect(Date.now() - again).toBeLessThan(100);
    });
    await wire.cut();
    await wire.mend();
    await eventually(async () => expect(await queue.healthy()).toBe(true));
  });

  test('a server starts without it, and works when it comes', async () => {
    await wire.cut();
    const seen: unknown[] = [];
    const queue = work(openQueue(wire.url, { prefix: redis.newPrefix() }), {
      rerank: async (data) => void seen.push(data),
    });
    expect(await queue.healthy()).toBe(false);
    await wire.mend();
    await eventually(async () => {
      await queue.add('rerank', { projectId: 1 });
      expect(seen).not.toEqual([]);
    });
  });

  test('a server that never saw it stops cleanly', async () => {
    await wire.cut();
    const queue = work(openQueue(wire.url, { prefix: redis.newPrefix() }), {});
    await queue.close();
    expect(await queue.healthy()).toBe(false);
  });
});
