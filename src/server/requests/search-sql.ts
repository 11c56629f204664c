import sql, { raw, type Sql } from 'sql-template-tag';

/** A `tsquery` of these phrases, all or any of which occur; null where none of them holds a word. */
export function phrasesSql(phrases: readonly string[], needed: 'all' | 'any'): Sql {
  return sql`(
    select string_agg('(' || phrase || ')', ${raw(needed === 'all' ? `' & '` : `' | '`)})::tsquery
      from (select phraseto_tsquery('simple', search_text(term))::text as phrase
              from unnest(${phrases}::text[]) as term) as phrases
     where phrase <> '')`;
}

/** The `like` pattern of texts that contain `text` as it is. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
