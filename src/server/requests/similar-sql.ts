import sql, { type Sql } from 'sql-template-tag';
import { phrasesSql } from './search-sql.js';
import { pairs, words } from './search-terms.js';

const AT_MOST = 5;
/** What more texts than this have in common makes none of them similar; which of them are looked at matters little. */
const COMMON = 500;

/**
 * At most five requests that say something like `text`: `id, likeness`. Found by the trigrams of the title, by
 * holding all the words, and, in scripts without spaces, by any pair of characters. Not by any of the words: no
 * language is assumed, so «the» would count like «invoice». Whatever their status: «shipped» is an answer, too.
 */
export function similarSql(projectId: number, text: string, but: string | null = null): Sql {
  const found = (condition: Sql) => sql`
    select r.id from request r, q
     where r.project_id = ${projectId} and r.merged_into is null and r.id is distinct from ${but}::bigint
       and (${condition})`;
  return sql`
    with q as materialized (
      select ${text}::text as text, ${phrasesSql(words(text), 'all')} as words, ${phrasesSql(pairs(text), 'any')} as pairs
    ),
    found as (
      ${found(sql`r.title % q.text or q.text <% r.title`)}
      union
      (${found(sql`r.search @@ q.words`)} limit ${COMMON})
      union
      (${found(sql`r.search @@ q.pairs`)} limit ${COMMON})
    )
    select r.id, similarity(r.title, q.text) + word_similarity(q.text, r.title)
                 + coalesce(ts_rank(r.search, q.words), 0) + coalesce(ts_rank(r.search, q.pairs), 0) as likeness
      from found
      join request r on r.project_id = ${projectId} and r.id = found.id
     cross join q
     order by likeness desc, r.id
     limit ${AT_MOST}
  `;
}
