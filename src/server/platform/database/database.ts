import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import type { DataSource } from 'typeorm';

export const DATA_SOURCE = Symbol('DATA_SOURCE');

/** What a repository needs of a connection. Ids are `bigint` in SQL: select them as `id::text`. */
export interface Connection {
  /** All rows of the statement's answer. `bigint` and `numeric` values arrive as numbers. */
  rows<Row>(statement: Sql): Promise<Row[]>;
  /** The first row, or undefined. */
  row<Row>(statement: Sql): Promise<Row | undefined>;
  /** The number of rows that the statement wrote. */
  run(statement: Sql): Promise<number>;
  /** For the hottest statements: planned once per connection under `name`, which must be unique to its text. */
  prepared<Row>(name: string, statement: Sql): Promise<Row[]>;
}

/** A transaction under way. */
export interface Tx extends Connection {
  /** Runs once the transaction has committed, never after a rollback: kicks, live messages, mail. */
  afterCommit(work: () => void | Promise<void>): void;
}

export interface TransactionOptions {
  /** Which errors, beside a deadlock and a serialization failure, mean «run it again from the start». */
  retryOn?: (error: unknown) => boolean;
}

const ATTEMPTS = 6;
const RETRIED_STATES = new Set(['40P01', '40001']);

/** The SQLSTATE of a database error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The name of the constraint that a statement broke, or undefined. */
export function brokenConstraint(error: unknown): string | undefined {
  return (error as { constraint?: string } | null)?.constraint;
}

/** TypeORM keeps the pool, the transactions and the migrations; every statement is SQL written as SQL. */
@Injectable()
export class Database implements Connection {
  constructor(@Inject(DATA_SOURCE) readonly source: DataSource) {}

  async rows<Row>(statement: Sql): Promise<Row[]> {
    return (await this.pool.query(statement.text, statement.values)).rows as Row[];
  }

  async row<Row>(statement: Sql): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0];
  }

  async run(statement: Sql): Promise<number> {
    return (await this.pool.query(statement.text, statement.values)).rowCount ?? 0;
  }

  async prepared<Row>(name: string, statement: Sql): Promise<Row[]> {
    return (await this.pool.query({ name, text: statement.text, values: statement.values })).rows as Row[];
  }

  /**
   * Runs `work` in one READ COMMITTED transaction and commits. A deadlock, a serialization failure or an error
   * that `retryOn` names rolls back and runs `work` again, at most five more times, with a little jitter.
   */
  async transaction<Result>(
    work: (tx: Tx) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        const again = RETRIED_STATES.has(sqlState(error) ?? '') || options.retryOn?.(error) === true;
        if (!again || attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
      }
    }
  }

  /**
   * Runs `work`, which only reads, on one snapshot: all of its statements see the same committed rows. Compiling
   * costs more than it saves for statements that run once, so it is off.
   */
  async snapshot<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.transaction(async (tx) => {
      await tx.run(sql`set transaction isolation level repeatable read, read only`);
      await tx.run(sql`set local jit = off`);
      return work(tx);
    });
  }

  private async attempt<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const afterCommit: (() => void | Promise<void>)[] = [];
    const runner = this.source.createQueryRunner();
    let result: Result;
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      await runner.startTransaction();
      result = await work(transactionOn(client, afterCommit));
      await runner.commitTransaction();
    } catch (error) {
      // A connection that died cannot roll back; the error worth reporting is the first one.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
    for (const task of afterCommit) await task();
    return result;
  }

  private get pool(): pg.Pool {
    return (this.source.driver as unknown as { master: pg.Pool }).master;
  }
}

function transactionOn(client: pg.PoolClient, afterCommit: (() => void | Promise<void>)[]): Tx {
  const query = (statement: Sql) => client.query(statement.text, statement.values);
  return {
    rows: async <Row>(statement: Sql) => (await query(statement)).rows as Row[],
    row: async <Row>(statement: Sql) => (await query(statement)).rows[0] as Row | undefined,
    run: async (statement: Sql) => (await query(statement)).rowCount ?? 0,
    prepared: async <Row>(name: string, { text, values }: Sql) =>
      (await client.query({ name, text, values })).rows as Row[],
    afterCommit: (work) => void afterCommit.push(work),
  };
}
