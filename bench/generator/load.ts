import sql, { raw } from 'sql-template-tag';
import type { Database } from '../../src/server/platform/database/database.js';
import { peopleSql } from './people-sql.js';
import { somePrices } from './prices.js';
import { Random } from './random.js';
import { requestsSql, votesSql } from './requests-sql.js';
import type { Sizes } from './sizes.js';

/** Ids that were given, not drawn: what the product makes comes after them. */
const NUMBERED = ['customer', 'person', 'person_key', 'request'];
/** Up to here, votes are put into their indexes one by one, which leaves these as life does; beyond, that takes hours. */
const MOST_ONE_BY_ONE = 2_000_000;

/** Fills an empty project, the same for the same seed. */
export async function loadData(db: Database, projectId: number, sizes: Sizes, seed: number): Promise<void> {
  const prices = somePrices(new Random(seed));
  for (const statement of peopleSql(projectId, sizes, prices, seed)) await db.run(statement);
  await db.run(requestsSql(projectId, sizes, seed));
  const restore = await lighten(db, sizes.votes > MOST_ONE_BY_ONE);
  await db.run(votesSql(projectId, sizes, seed));
  await restore();
  for (const table of NUMBERED)
    await db.run(
      sql`select setval(pg_get_serial_sequence(${table}::text, 'id'), (select max(id) from ${raw(table)}))`,
    );
}

/** What autovacuum would have done by the time that anybody looks. */
export async function settle(db: Database): Promise<void> {
  await db.run(sql`vacuum (analyze)`);
}

/**
 * Takes the foreign keys off the table of votes, which are cheaper to check all at once, and its indexes as well where
 * they are asked for; answers what puts them back.
 */
async function lighten(db: Database, withIndexes: boolean): Promise<() => Promise<void>> {
  const kinds = withIndexes ? ['f', 'p'] : ['f'];
  const constraints = await db.rows<{ name: string; definition: string }>(sql`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = 'vote'::regclass and contype = any (${kinds}::"char"[]) order by contype desc`);
  const indexes = await db.rows<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes
     where ${withIndexes}::boolean and tablename = 'vote' and indexname not in (
       select conname from pg_constraint where conrelid = 'vote'::regclass)`);
  // Keys before what refers to them, and the other way round.
  const takenOff = constraints.toReversed();
  for (const { name } of takenOff) await db.run(sql`alter table vote drop constraint ${raw(name)}`);
  for (const { name } of indexes) await db.run(sql`drop index ${raw(name)}`);
  return async () => {
    for (const { name, definition } of constraints)
      await db.run(sql`alter table vote add constraint ${raw(name)} ${raw(definition)}`);
    for (const { definition } of indexes) await db.run(sql`${raw(definition)}`);
  };
}
