import { nameWords } from '@medinotes/shared/name-words'
import { sql } from 'kysely'

// As nameWords folds a name, with a blank before each word.
const folded = sql<string>`' ' || regexp_replace(
  regexp_replace(lower(normalize(people.name, NFKD)), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')`

/** Whether each word begins one of the name, or all of it the address. */
export function isNamed(query: string) {
  const words = nameWords(query).map((word) => ` ${word}`)
  return sql<boolean>`(
    (cardinality(${words}::text[]) > 0 and not exists (
      select from unnest(${words}::text[]) word where strpos(${folded}, word) = 0))
    or starts_with(lower(people.email), lower(${query}::text)))`
}
