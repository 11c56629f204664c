import { readFileSync } from 'node:fs';
import type { Sql } from 'sql-template-tag';
import type { Connection, Database, Tx } from '../../src/server/platform/database/database.js';
import { normalised } from './sources.js';

/** A statement as it was run, with the plan that it had. */
export interface Recorded {
  /** `ranking/marks.repository.ts MarksRepository.take` */
  of: string;
  sql: string;
  plan: string;
}

/** Forms of one function's statement that are kept: with and without a filter, of this and of that lens. */
const FORMS = 2;
const EXPLAINED = /^\s*(with|select|insert|update|delete)\b/i;
const VERBS = ['rows', 'row', 'run', 'prepared'] as const;

/** Listens to a database: what each repository runs, and how PostgreSQL would run it. */
export class Recorder {
  private readonly recorded = new Map<string, Recorded[]>();

  /** From now on. */
  listen(db: Database): void {
    const explain = db.rows.bind(db);
    this.wrap(db, explain);
    const transaction = db.transaction.bind(db);
    db.transaction = (work, options) => transaction((tx) => work(this.listening(tx)), options);
  }

  all(): Recorded[] {
    return [...this.recorded.values()].flat();
  }

  private listening(tx: Tx): Tx {
    const copy = { ...tx };
    this.wrap(copy, tx.rows.bind(tx));
    return copy;
  }

  private wrap(connection: Connection, explain: Connection['rows']): void {
    const verbs = connection as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    for (const verb of VERBS) {
      const original = verbs[verb]?.bind(connection);
      if (!original) continue;
      verbs[verb] = async (...args) => {
        await this.note(repositoryIn(new Error().stack ?? ''), args.at(-1) as Sql, explain);
        return original(...args);
      };
    }
  }

  private async note(of: string | null, statement: Sql, explain: Connection['rows']): Promise<void> {
    const { text } = statement;
    if (of === null || !EXPLAINED.test(text)) return;
    const forms = this.recorded.get(of) ?? [];
    if (forms.length >= FORMS || forms.some(({ sql }) => normalised(sql) === normalised(text))) return;
    // Kept before anything is waited for: the same statement may come again meanwhile.
    const form = { of, sql: text, plan: '' };
    this.recorded.set(of, [...forms, form]);
    form.plan = await planOf(statement, explain);
  }
}

async function planOf({ text, values }: Sql, explain: Connection['rows']): Promise<string> {
  const asked = { text: `explain (costs off) ${text}`, values } as Sql;
  const rows = await explain<{ 'QUERY PLAN': string }>(asked);
  return rows.map((row) => withoutValues(row['QUERY PLAN'])).join('\n');
}

/** Ids, times and lists of them are of this run; what is written in the statement itself is short and has no digit. */
function withoutValues(line: string): string {
  return line
    .replaceAll(/'[^']*\d[^']*'/g, "'…'")
    .replaceAll(/'\{[^']*\}'/g, "'{…}'")
    .replaceAll(/\b\d{4,}\b/g, '…');
}

/** The function that asked, by the innermost frame that is of a file with SQL. */
function repositoryIn(stack: string): string | null {
  for (const frame of stack.split('\n').slice(2)) {
    const [, name, file] =
      /at (?:async )?(?:new )?([\w.]+) .*\/src\/server\/([\w/.-]+\.repository\.ts)/.exec(frame) ?? [];
    if (name && file) return `${file} ${name}`;
  }
  return null;
}

/** What a wing's page says that its statements are, by function. */
export function hashesIn(page: string): Map<string, string> {
  const lines = readFileSync(page, 'utf8').matchAll(/^- `(.+?)` ([0-9a-f]{12})$/gm);
  return new Map([...lines].map(([, name, hash]) => [name!, hash!]));
}
