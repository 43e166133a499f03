import { apostrophes, searchWords } from '@medinotes/shared/name-words'
import { type RawBuilder, sql } from 'kysely'

const plain = sql<string>`regexp_replace(lower(normalize(people.name, NFKD)), '[\\u0300-\\u036f]', '', 'g')`
const parted = (name: RawBuilder<string>) => sql<string>`' ' || regexp_replace(${name}, '[^[:alnum:]]+', ' ', 'g')`
// As names are folded to be found, with a blank before each word: its parts, and as one what apostrophes join.
const folded = sql<string>`(${parted(plain)} || ${parted(sql`regexp_replace(${plain}, ${`[${apostrophes}]`}::text, '', 'g')`)})`

/** Whether each word begins one of the name, or all of it the address. */
export function isNamed(query: string) {
  const words = searchWords(query).map((word) => ` ${word}`)
  return sql<boolean>`(
    (cardinality(${words}::text[]) > 0 and not exists (
      select from unnest(${words}::text[]) word where strpos(${folded}, word) = 0))
    or starts_with(lower(people.email), lower(${query}::text)))`
}
