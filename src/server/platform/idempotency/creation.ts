import { brokenConstraint, type Database, type TransactionOptions, type Tx } from '../database/database.js';
import { Refusal } from '../refusal.js';
import type { IdempotencyRepository, Kept, StoredCall } from './idempotency.repository.js';

/** Answers larger than this are not stored; their replay is refused like that of a secret. */
const MAX_ANSWER_BYTES = 64 * 1024;
const SECRET =
  'This was done already, by a call with the same Idempotency-Key. Its answer holds a secret and is given once only: where it did not arrive, make a new one.';
/** The person whose words or name the answer contains was erased before it could be stored. */
const PERSON_GONE = 'idempotency_key_person';

/** A call that creates something, identified by its `id`. */
export interface KeyedCall {
  /** 0 where the route has no project. */
  projectId: number;
  id: Buffer;
  /** The id under which the same caller may have done it before signing in, or null. */
  anonymousId: Buffer | null;
  route: string;
  fingerprint: Buffer;
  at: Date;
  /** Stored calls of this time and before are forgotten. */
  forgottenAt: Date;
  /** Whether the answer holds a secret. */
  secret: boolean;
}

/** Who and what an answer is about, so that it is deleted with them. */
export interface Concerns {
  /** The person whose words or name the answer holds. */
  person?: string | null;
  /** The browser that was given its id with the answer. */
  visitor?: string | null;
  /** The project that was created. */
  project?: number;
}

/**
 * One call of a route that `@Creates()`. With an `Idempotency-Key` its work is done once: the transaction writes the
 * key's row first, and the row is committed or rolled back with it; a twin waits for that row and gets the stored answer.
 */
export class Creation {
  /** For a call without a key, and for work that no call started. */
  static readonly unkeyed = new Creation(null, null);

  private concerned: Concerns = {};
  private claimed = false;
  private earlier: StoredCall | null = null;

  constructor(
    private readonly call: KeyedCall | null,
    private readonly repository: IdempotencyRepository | null,
  ) {}

  /** Whether the work was done under the key, or found done. */
  get isSettled(): boolean {
    return this.call === null || this.claimed;
  }

  /** What was found done, or null. */
  get replayed(): StoredCall | null {
    return this.earlier;
  }

  /**
   * `database.transaction`, once for a key: `work` makes the route's whole answer, as it is sent. Refuses with
   * `idempotency.mismatch` and `idempotency.replayed`.
   */
  async transaction<Answer extends object>(
    database: Database,
    work: (tx: Tx) => Promise<Answer>,
    options: TransactionOptions = {},
  ): Promise<Answer> {
    const { call, repository } = this;
    if (call === null || repository === null) return database.transaction(work, options);
    this.claimed = true;
    return database.transaction(
      async (tx) => {
        const earlier = await repository.claim(tx, call);
        if (earlier) return this.replay(earlier) as Answer;
        this.concerned = {};
        const answer = await work(tx);
        await repository.keep(tx, call, this.kept(call, answer));
        return answer;
      },
      { retryOn: (error) => brokenConstraint(error) === PERSON_GONE || options.retryOn?.(error) === true },
    );
  }

  /** The answer of the same call if it was done before; undefined where it was not. The same refusals. */
  async find(): Promise<object | undefined> {
    const { call, repository } = this;
    if (call === null || repository === null) return undefined;
    const earlier = await repository.find(call);
    return earlier && this.replay(earlier);
  }

  /** Called inside `work`. */
  concerns(concerned: Concerns): void {
    Object.assign(this.concerned, concerned);
  }

  private replay(earlier: StoredCall): object {
    if (!earlier.fingerprint.equals(this.call!.fingerprint)) throw new Refusal('idempotency.mismatch');
    if (earlier.answer === null)
      throw new Refusal('idempotency.replayed', this.call!.secret ? SECRET : undefined);
    this.claimed = true;
    this.earlier = earlier;
    return earlier.answer;
  }

  private kept({ secret }: KeyedCall, answer: object): Kept {
    const text = JSON.stringify(answer);
    const isKept = !secret && Buffer.byteLength(text) <= MAX_ANSWER_BYTES;
    return { ...this.concerned, answer: isKept ? text : null };
  }
}
