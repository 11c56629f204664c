import type { Sql } from 'sql-template-tag';
import { Database, type Tx } from '../../src/server/platform/database/database.js';
import { normalised } from './sources.js';

type Verbs = Record<string, (this: unknown, ...args: unknown[]) => Promise<unknown>>;
type PlanLine = { 'QUERY PLAN': string };
type Explain = (statement: Sql) => Promise<PlanLine[]>;

/** A statement as it was run, with the plan that it had. */
export interface Recorded {
  /** The function that ran it, as `keyOf` names it. */
  of: string;
  sql: string;
  /** Null where it has none. */
  plan: string | null;
}

/** Statements that PostgreSQL makes a plan for: not those that lock a table or draw statistics. */
const PLANNED = /^\s*(with|select|insert|update|delete)\b/i;

/** Listens to the databases of this process: what each function runs, and how PostgreSQL would run it. */
export class Recorder {
  private readonly recorded = new Map<string, Recorded[]>();

  /** @param functions Those to listen to, as `keyOf` names them. */
  constructor(private readonly functions: ReadonlySet<string>) {}

  /** From now on; to those of servers that are not started yet as well. */
  listen(): void {
    const database = Database.prototype as unknown as Verbs;
    const transaction = database.transaction!;
    const listening = (tx: Tx): Tx => this.listening(tx);
    database.transaction = function listened(work, options) {
      return transaction.call(this, (tx: Tx) => (work as (tx: Tx) => unknown)(listening(tx)), options);
    };
    // Its `row` comes down to `rows`.
    this.wrap(database, ['rows', 'run', 'prepared']);
  }

  all(): Recorded[] {
    return [...this.recorded.values()].flat();
  }

  private listening(tx: Tx): Tx {
    const copy = { ...tx };
    const verbs = Object.keys(copy).filter((name) => name !== 'afterCommit');
    this.wrap(copy as unknown as Verbs, verbs);
    return copy;
  }

  private wrap(connection: Verbs, names: readonly string[]): void {
    const rows = connection.rows!;
    const note = (...args: Parameters<Recorder['note']>) => this.note(...args);
    for (const name of names) {
      const original = connection[name]!;
      connection[name] = async function listened(...args) {
        const explain = (statement: Sql) => rows.call(this, statement) as Promise<PlanLine[]>;
        await note(new Error().stack ?? '', args.at(-1) as Sql, explain);
        return original.apply(this, args);
      };
    }
  }

  private async note(stack: string, statement: Sql, explain: Explain): Promise<void> {
    const of = this.functionIn(stack);
    if (of === null) return;
    const { text: sql } = statement;
    const known = this.recorded.get(of) ?? [];
    if (known.some((form) => normalised(form.sql) === normalised(sql))) return;
    // Kept before anything is waited for: the same statement may come again meanwhile.
    const form: Recorded = { of, sql, plan: null };
    this.recorded.set(of, [...known, form]);
    if (PLANNED.test(sql)) form.plan = await planOf(statement, explain);
  }

  /** The function that asked, by the innermost frame that is of one. */
  private functionIn(stack: string): string | null {
    for (const frame of stack.split('\n').slice(2)) {
      const [, name, file] =
        /at (?:async )?(?:new )?([\w.]+) .*\/src\/server\/([\w/.-]+\.ts)/.exec(frame) ?? [];
      if (this.functions.has(`${file} ${name}`)) return `${file} ${name}`;
    }
    return null;
  }
}

async function planOf({ text, values }: Sql, explain: Explain): Promise<string> {
  const asked = { text: `explain (costs off) ${text}`, values } as Sql;
  const rows = await explain(asked);
  return rows.map((row) => withoutValues(row['QUERY PLAN'])).join('\n');
}

/**
 * Ids, times and lists of them are of this run; what is written in the statement itself is short and has no digit. A
 * project's public id may have none either.
 */
function withoutValues(line: string): string {
  return line
    .replaceAll(/'(?:[^']*\d[^']*|proj_[^']*)'/g, "'…'")
    .replaceAll(/'\{[^']*\}'/g, "'{…}'")
    .replaceAll(/\b\d{4,}\b/g, '…');
}
