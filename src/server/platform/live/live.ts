export type LiveMessage = Record<string, string | number>;
export type LiveListener = (message: LiveMessage) => void;

/** Messages between processes and to open dashboards: «look again», never the news itself. At most once. */
export interface Live {
  /** Never fails and never waits for long: where nobody can be reached, the message is lost. */
  publish(channel: string, message: LiveMessage): Promise<void>;
  /**
   * Calls `listener` for every message of the channel until the returned function is called; with an empty message
   * where some may have been lost.
   */
  subscribe(channel: string, listener: LiveListener): () => void;
  close(): Promise<void>;
}

export const LIVE = Symbol('LIVE');

/** The channel on which a project's dashboards hear that something moved: `kind` is `ranking` or `requests`. */
export const rankingChannel = (projectId: number): string => `ranking:${projectId}`;
