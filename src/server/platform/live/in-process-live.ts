import type { Live, LiveListener, LiveMessage } from './live.js';
import { Channels } from './channels.js';

/** Messages within one process. */
export class InProcessLive implements Live {
  private readonly channels = new Channels();

  async publish(channel: string, message: LiveMessage): Promise<void> {
    // As over Redis: a publisher never runs its listeners, nor sees them fail.
    setImmediate(() => this.channels.deliver(channel, message));
  }

  subscribe(channel: string, listener: LiveListener): () => void {
    return this.channels.listen(channel, listener).leave;
  }

  async close(): Promise<void> {
    this.channels.clear();
  }
}
