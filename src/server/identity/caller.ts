import type { GuardedRequest } from '../platform/access.js';
import type { Participation } from '../../contract/participation.js';
import type { TokenProject, VerifiedToken } from './token.js';

/** What the widget's routes know of a project; cached, and good for as long as `version` is the project's. */
export interface WidgetProject extends TokenProject {
  id: number;
  publicId: string;
  version: number;
  name: string;
  theme: Record<string, unknown>;
  participation: Participation;
  allowedOrigins: string[];
  board: boolean;
  boardIndexed: boolean;
}

/** A customer's user in one request: verified or anonymous, in a browser that has a visitor id or not. */
export interface Caller {
  project: WidgetProject;
  /** The UUID inside the visitor id that was sent, where its HMAC is ours. */
  visitor: string | null;
  /** The token's claims, where it verified. */
  verified: VerifiedToken | null;
  /** Until when the key that verified it is good: the end of a grace, or null. */
  keyUntil: Date | null;
  /** The token as sent, to verify it again where the project changed meanwhile. */
  token: unknown;
  address: string;
  /**
   * The visitor id in force, as the browser keeps it: the one sent, where it is ours. Whoever gives the browser
   * another sets it here, and the answer carries it in `X-Reqio-Visitor`.
   */
  visitorId: string | null;
}

/** As whom a caller acts. */
export interface Acting {
  /** The root person; null for a visitor that has done nothing yet. */
  personId: string | null;
  /** The visitor id in force, as the browser keeps it (`<random>.<hmac>`); null where none is needed. */
  visitorId: string | null;
}

export interface WidgetRequest extends GuardedRequest {
  caller?: Caller;
  /** What the browser sent as its visitor id. */
  sentVisitorId?: unknown;
}
