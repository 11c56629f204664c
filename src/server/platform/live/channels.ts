import { Logger } from '@nestjs/common';
import type { LiveListener, LiveMessage } from './live.js';

/** Who listens to what in this process. */
export class Channels {
  private readonly logger = new Logger('Live');
  private readonly listeners = new Map<string, Set<LiveListener>>();

  /** `first`: nobody listened to this channel before; `leave` answers whether nobody does any more. */
  listen(channel: string, listener: LiveListener): { first: boolean; leave: () => boolean } {
    const known = this.listeners.get(channel);
    const own: LiveListener = (message) => listener(message);
    this.listeners.set(channel, (known ?? new Set()).add(own));
    return { first: !known, leave: () => this.leave(channel, own) };
  }

  deliver(channel: string, message: LiveMessage): void {
    for (const listener of this.listeners.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        this.logger.error('A listener failed', (error as Error).stack);
      }
    }
  }

  /** To everybody who listens to anything. */
  deliverToAll(message: LiveMessage): void {
    for (const channel of this.listeners.keys()) this.deliver(channel, message);
  }

  clear(): void {
    this.listeners.clear();
  }

  private leave(channel: string, listener: LiveListener): boolean {
    const all = this.listeners.get(channel);
    if (!all?.delete(listener) || all.size > 0) return false;
    return this.listeners.delete(channel);
  }
}
