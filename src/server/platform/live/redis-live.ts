import { REDIS_PREFIX, RedisConnection, type RedisOptions } from '../redis.js';
import { Channels } from './channels.js';
import type { Live, LiveListener, LiveMessage } from './live.js';

/**
 * Messages between processes over Redis' channels, one subscription for each channel that somebody listens to. Where
 * Redis was away, everybody is told to look again when it is back, for what was missed.
 */
export class RedisLive implements Live {
  private readonly channels = new Channels();
  private readonly publisher: RedisConnection;
  private readonly subscriber: RedisConnection;
  private readonly prefix: string;

  constructor(url: string, options: RedisOptions = {}) {
    this.prefix = `${options.prefix ?? REDIS_PREFIX}:live:`;
    this.publisher = new RedisConnection(url, 'commands', 'Live');
    this.subscriber = new RedisConnection(url, 'subscriber', 'Live');
    this.subscriber.client.on('message', (name: string, text: string) =>
      this.channels.deliver(name.slice(this.prefix.length), JSON.parse(text) as LiveMessage),
    );
    this.subscriber.onReturn(() => this.channels.deliverToAll({}));
  }

  async publish(channel: string, message: LiveMessage): Promise<void> {
    const send = () => this.publisher.client.publish(this.prefix + channel, JSON.stringify(message));
    await this.publisher.promptly(send).catch(() => undefined);
  }

  subscribe(channel: string, listener: LiveListener): () => void {
    const { first, leave } = this.channels.listen(channel, listener);
    // Kept over reconnections by the client; it fails only where the connection is closed for good.
    if (first) this.subscriber.client.subscribe(this.prefix + channel).catch(() => undefined);
    return () => {
      if (leave()) this.subscriber.client.unsubscribe(this.prefix + channel).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.channels.clear();
    this.publisher.close();
    this.subscriber.close();
  }
}
