/** What the second process is asked to do. */
export type Job =
  /** Calls of this list on so many connections, each as soon as the one before is answered. */
  | { kind: 'closed'; port: number; connections: number; seconds: number; requests: string[] }
  /** Calls of this list at this rate, whether the ones before have been answered or not. */
  | { kind: 'open'; port: number; connections: number; perSecond: number; requests: string[] }
  /** The same statement with these parameters in turn, on so many connections. */
  | { kind: 'sql'; url: string; connections: number; seconds: number; text: string; parameters: unknown[][] }
  /** Votes at a rate, and a dashboard that looks at each live message: when is each vote on its page? */
  | {
      kind: 'watch';
      port: number;
      connections: number;
      perSecond: number;
      votes: Vote[];
      dashboard: Dashboard;
    };

export interface Vote {
  requestId: string;
  request: string;
}

export interface Dashboard {
  livePath: string;
  pagePath: string;
  cookie: string;
}

/** What came of it. Times in milliseconds. */
export interface Outcome {
  calls: number;
  seconds: number;
  /** Of the calls, or of what was watched for. */
  latencies: number[];
  /** Answers by status. */
  statuses: Record<string, number>;
}
