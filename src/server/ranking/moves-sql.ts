import sql, { join, raw, type Sql } from 'sql-template-tag';
import { builtInLenses } from '../../contract/lenses.js';
import type { Numbers } from './project-ranking.repository.js';

/** Where `request_score` keeps the score of a lens. */
const COLUMNS = {
  revenue: 'revenue_score',
  balanced: 'balanced_score',
  votes: 'voters',
  trending: 'trending_score',
} as const;

/** Doubles are summed in whatever order rows are read in: below this part of a score, two are the same. */
const SAME = 1e-12;
/** What is worth an event. */
const BIG_MOVE = 0.01;

/** The lenses whose scores are stored, by name, with their columns. */
function storedLenses({ defaultLens, defaultSpec }: Numbers): [lens: string, column: string][] {
  const builtIn = builtInLenses.map((lens): [string, string] => [lens, COLUMNS[lens]]);
  return defaultSpec ? [...builtIn, [defaultLens, 'default_score']] : builtIn;
}

/** `before_…` columns of a relation of moves: the stored scores of `row`, 0 where there is no such row. */
export function scoresBeforeSql(row: string, numbers: Numbers): Sql {
  return join(
    storedLenses(numbers).map(
      ([, column]) => sql`coalesce(${raw(`${row}.${column}`)}, 0) as ${raw(`before_${column}`)}`,
    ),
  );
}

/** Whether any of these columns, doubles, differs between two rows by more than the order of a sum. */
export function doublesDifferSql(a: string, b: string, columns: readonly string[]): Sql {
  return join(
    columns.map((column) => {
      const [x, y] = [raw(`${a}.${column}`), raw(`${b}.${column}`)];
      return sql`(${x} is null) <> (${y} is null) or abs(${x} - ${y}) > ${SAME}::float8 * abs(${y})`;
    }),
    ' or ',
  );
}

/**
 * Inserts an event for each row of `moved` whose score moved by more than 1 % under a stored lens. `moved` has
 * `request_id`, the score columns and their `before_…`; `causes` is a jsonb expression over it.
 */
export function eventsSql(projectId: number, numbers: Numbers, moved: Sql, causes: Sql): Sql {
  const lenses = storedLenses(numbers);
  const scores = (prefix: string) =>
    sql`jsonb_build_object(${join(
      lenses.map(([lens, column]) => sql`${lens}::text, ${raw(prefix + column)}`),
    )})`;
  const isBig = join(
    lenses.map(
      ([, column]) =>
        sql`abs(${raw(column)} - ${raw(`before_${column}`)}) > ${BIG_MOVE}::float8 * ${raw(`before_${column}`)}`,
    ),
    ' or ',
  );
  return sql`
    insert into score_event (project_id, request_id, before, after, causes)
    select ${projectId}, request_id, ${scores('before_')}, ${scores('')}, ${causes}
      from ${moved}
     where ${isBig}
     order by request_id
  `;
}
