import { Logger } from '@nestjs/common';
import type { Limit, Limits } from '../../../src/server/platform/limits.js';
import type { CountedLimits } from '../../../src/server/platform/limits/counted-limits.js';
import { createLimits } from '../../../src/server/platform/limits/create-limits.js';
import { redisPrefix } from '../../../src/server/platform/redis.js';
import { Refusal } from '../../../src/server/platform/refusal.js';
import { Settings } from '../../../src/server/platform/settings.js';
import { eventually } from '../../support/eventually.js';
import { describeWithRedis } from '../../support/redis.js';
import { describeWithCluster } from '../../support/redis-cluster.js';
import { Wire } from '../../support/wire.js';

Logger.overrideLogger(false);

const opened: Limits[] = [];

function open(settings: Partial<Settings>, prefix?: string): Limits {
  const limits = createLimits(new Settings(settings), { prefix });
  opened.push(limits);
  return limits;
}

/** Resolves when Redis is reached: what takes longer than a second for it is counted in this process instead. */
async function there(limits: Limits): Promise<Limits> {
  await (limits as CountedLimits)['redis']!.ready();
  return limits;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((limits) => limits.close()));
});

const guesses: Limit = { name: 'signIn', points: 3, seconds: 60 };

async function take(limits: Limits, count: number, key: string, limit = guesses): Promise<void> {
  for (let i = 0; i < count; i++) await limits.take(limit, key);
}

describe('Limits in this process', () => {
  hold(() => open({}));
});
describeWithCluster('Limits on a Redis Cluster', (cluster) => {
  let last = 0;
  hold(() => there(open({ redisUrl: cluster.url }, redisPrefix(`test${++last}`))));
});

describeWithRedis('Limits on Redis', (redis) => {
  hold(() => there(open({ redisUrl: redis.url }, redis.newPrefix())));

  test('count over all processes', async () => {
    const prefix = redis.newPrefix();
    const one = await there(open({ redisUrl: redis.url }, prefix));
    const two = await there(open({ redisUrl: redis.url }, prefix));
    await take(one, 2, 'a');
    await take(two, 1, 'a');
    await expect(one.take(guesses, 'a')).rejects.toThrow(Refusal);
  });

  test('go on in each process while Redis is away, and fail nobody', async () => {
    const wire = await Wire.to(redis.url);
    const limits = open({ redisUrl: wire.url }, redis.newPrefix());
    await take(limits, 1, 'a');
    await wire.cut();
    await take(limits, 3, 'b');
    await expect(limits.take(guesses, 'b')).rejects.toThrow(Refusal);
    await limits.reset(guesses, 'b');
    await limits.take(guesses, 'b');
    await wire.mend();
    wire.hold();
    await take(limits, 3, 'c');
    await expect(limits.take(guesses, 'c')).rejects.toThrow(Refusal);
    await wire.cut();
    await wire.mend();
    await eventually(() => take(limits, 2, 'a', { ...guesses, points: 1_000 }));
    await limits.close();
    await wire.cut();
  });
});

function hold(connect: () => Limits | Promise<Limits>): void {
  let limits: Limits;
  beforeEach(async () => (limits = await connect()));

  test('refuse what is beyond the limit and say when to try again', async () => {
    await take(limits, 3, 'a');
    const refusal = await limits.take(guesses, 'a').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'rate.limited' });
    const seconds = (refusal as Refusal).more.retryAfterSeconds!;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test('count each key and each rule for itself', async () => {
    await take(limits, 3, 'a');
    await take(limits, 3, 'b');
    await take(limits, 3, 'a', { ...guesses, name: 'reveal' });
    await expect(limits.take(guesses, 'b')).rejects.toThrow(Refusal);
  });

  test('give the points back after a success', async () => {
    await take(limits, 3, 'a');
    await limits.reset(guesses, 'a');
    await expect(take(limits, 3, 'a')).resolves.toBeUndefined();
  });

  test('end with their time', async () => {
    const second: Limit = { name: 'second', points: 1, seconds: 1 };
    // Both within one second, which a slow machine may have to try more than once.
    await eventually(() => expect(take(limits, 2, 'a', second)).rejects.toThrow(Refusal));
    await eventually(() => limits.take(second, 'a'));
  });
}

test('Limits that are switched off refuse nothing', async () => {
  await expect(take(open({ rateLimit: false }), 50, 'a')).resolves.toBeUndefined();
});
