import { Logger } from '@nestjs/common';
import { createLive } from '../../../src/server/platform/live/create-live.js';
import type { Live, LiveMessage } from '../../../src/server/platform/live/live.js';
import { Settings } from '../../../src/server/platform/settings.js';
import { eventually } from '../../support/eventually.js';
import { describeWithRedis } from '../../support/redis.js';
import { describeWithCluster } from '../../support/redis-cluster.js';
import { Wire } from '../../support/wire.js';

Logger.overrideLogger(false);

const opened: Live[] = [];

function open(redisUrl: string | null, prefix?: string): Live {
  const live = createLive(new Settings({ redisUrl }), { prefix });
  opened.push(live);
  return live;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
});

/** Subscribes, and waits until what is published arrives. */
async function listen(live: Live, channel: string): Promise<{ heard: LiveMessage[]; leave: () => void }> {
  const heard: LiveMessage[] = [];
  const leave = live.subscribe(channel, (message) => heard.push(message));
  await eventually(async () => {
    await live.publish(channel, { probe: 1 });
    expect(heard).not.toEqual([]);
  });
  await said(live, channel, heard);
  return { heard, leave };
}

/** Waits until everything that was published so far has arrived, and forgets it. */
async function said(live: Live, channel: string, heard: LiveMessage[]): Promise<LiveMessage[]> {
  await live.publish(channel, { end: 1 });
  await eventually(() => expect(heard).toContainEqual({ end: 1 }));
  return heard.splice(0).filter((message) => !('end' in message) && !('probe' in message));
}

describe('Live messages in this process', () => {
  arrive(() => open(null));
});
describeWithRedis('Live messages over Redis', (redis) => {
  arrive(() => open(redis.url, redis.newPrefix()));

  test('reach the listeners of another process', async () => {
    const prefix = redis.newPrefix();
    const [worker, web] = [open(redis.url, prefix), open(redis.url, prefix)];
    const { heard } = await listen(web, 'ranking:1');
    await worker.publish('ranking:1', { projectId: 1 });
    expect(await said(worker, 'ranking:1', heard)).toEqual([{ projectId: 1 }]);
  });

  test('come again by themselves after Redis was away, and nobody waits or fails meanwhile', async () => {
    const wire = await Wire.to(redis.url);
    const live = open(wire.url, redis.newPrefix());
    const { heard } = await listen(live, 'ranking:1');
    await wire.cut();
    const started = Date.now();
    for (let i = 0; i < 20; i++) await live.publish('ranking:1', { lost: i });
    expect(Date.now() - started).toBeLessThan(1_500);
    await wire.mend();
    await eventually(async () => {
      await live.publish('ranking:1', { back: 1 });
      expect(heard).toContainEqual({ back: 1 });
    });
    // Before anything else, that something may have been lost.
    expect(heard[0]).toEqual({});
    await live.close();
    await wire.cut();
  });
});
describeWithCluster('Live messages over a Redis Cluster', (cluster) => {
  test('reach the listeners of another process, in whatever order', async () => {
    const [worker, web] = [open(cluster.url), open(cluster.url)];
    const heard: LiveMessage[] = [];
    web.subscribe('ranking:1', (message) => heard.push(message));
    for (const live of [worker, web])
      await eventually(async () => {
        await live.publish('ranking:1', { probe: 1 });
        expect(heard).toContainEqual({ probe: 1 });
      });
    const messages = Array.from({ length: 20 }, (_, i) => ({ i }));
    for (const message of messages) await worker.publish('ranking:1', message);
    await eventually(() => expect(heard).toEqual(expect.arrayContaining(messages)));
  });
});

function arrive(connect: () => Live): void {
  let live: Live;
  beforeEach(() => (live = connect()));

  test('reach every listener of their channel, in order', async () => {
    const one = await listen(live, 'ranking:1');
    const two = await listen(live, 'ranking:1');
    for (let i = 0; i < 3; i++) await live.publish('ranking:1', { i });
    const expected = [{ i: 0 }, { i: 1 }, { i: 2 }];
    expect(await said(live, 'ranking:1', two.heard)).toEqual(expected);
    expect(one.heard).toEqual(expect.arrayContaining(expected));
  });

  test('do not reach listeners of another channel', async () => {
    const other = await listen(live, 'ranking:2');
    await live.publish('ranking:1', { projectId: 1 });
    expect(await said(live, 'ranking:2', other.heard)).toEqual([]);
  });

  test('do not reach a listener that has left, while those that stay hear them', async () => {
    const gone = await listen(live, 'ranking:1');
    const stays = await listen(live, 'ranking:1');
    gone.leave();
    gone.leave();
    gone.heard.length = 0;
    await live.publish('ranking:1', { projectId: 1 });
    expect(await said(live, 'ranking:1', stays.heard)).toEqual([{ projectId: 1 }]);
    expect(gone.heard).toEqual([]);
  });

  test('can be listened to again by somebody who has left', async () => {
    (await listen(live, 'ranking:1')).leave();
    const again = await listen(live, 'ranking:1');
    await live.publish('ranking:1', { projectId: 1 });
    expect(await said(live, 'ranking:1', again.heard)).toEqual([{ projectId: 1 }]);
  });

  test('reach the others where one listener fails', async () => {
    live.subscribe('ranking:1', () => {
      throw new Error('its stream is broken');
    });
    const { heard } = await listen(live, 'ranking:1');
    await live.publish('ranking:1', { projectId: 1 });
    expect(await said(live, 'ranking:1', heard)).toEqual([{ projectId: 1 }]);
  });
}
