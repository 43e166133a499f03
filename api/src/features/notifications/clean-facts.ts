/** Room for every name people really have, and no more. */
const longest = 80

/**
 * Names come from whoever signed up, so that one may try to be a line of its own, a link, or something that reads backwards.
 * A blank where a full stop or `://` would make an address keeps mail readers from making a link of it.
 */
function cleanText(text: string) {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .replaceAll('://', ': //')
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = Array.from(line)
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`
}

/** An address of ours; any other scheme than the web's is a mistake in the code that made it. */
function checkedLink(link: string) {
  const { protocol } = new URL(link)
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('A link in a notice must lead to a page')
  return link
}

const cleanFact = ([name, value]: [string, unknown]) => {
  if (typeof value !== 'string') return [name, value]
  return [name, /link$/i.test(name) ? checkedLink(value) : cleanText(value)]
}

/** The facts as they may stand in a subject, a text and a page. */
export const cleanFacts = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(cleanFact)) as Facts
