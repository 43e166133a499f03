/** What people write around a name, and what is none: a notice that says "With Dr Calloway" gives nobody away. */
const between = new Set(
  'a an the and or with without by for from of to in on at is are be has have needs not who her his their my our come comes coming brings accompanied'.split(
    ' ',
  ),
)

/** What may be a name of a line that somebody wrote about who comes along; undefined where nothing may. */
export function namesIn(text: string): string | undefined {
  const words = text.split(/\s+/).filter((word) => !between.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, '')))
  return words.some((word) => /\p{L}/u.test(word)) ? words.join(' ') : undefined
}
