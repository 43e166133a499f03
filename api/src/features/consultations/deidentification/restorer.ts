import { labels } from './finding.ts'
import type { Placeholders } from './placeholders.ts'

const names = `PATIENT|CLINICIAN|${Object.values(labels).join('|')}`
const join = String.raw`(?:\\?[_ -])`
const open = String.raw`(?:\\(?=.[^\]]{1,40}\\\]))?[[［【]\s?`
const close = String.raw`\s?\\?[\]］】]`
const inBrackets = String.raw`${open}(?<label>${names})(?:${join}?(?<count>\d{1,5}))?(?:${join}(?<spelling>[A-Z]{1,2}))?(?<ending>['’]s|s['’]?|['’])?${close}`
const bare = String.raw`(?<bare>(?:PATIENT|CLINICIAN)(?=\\?_)|(?:${names})(?=\\?_\d))(?:\\?_(?<bareCount>\d{1,5}))?(?:\\?_(?<bareSpelling>[A-Z]{1,2}))?`

/** One of our placeholders, as models bend them: other case, brackets or joints, a possessive inside, no brackets at all. */
const writtenPattern = new RegExp(String.raw`${inBrackets}|(?<![\w\\])${bare}(?!\w)`, 'gi')

/** Whatever could become one of our placeholders when what surrounds it is hidden. */
export const typedPattern = new RegExp(`${inBrackets}|${bare}`, 'gi')

/** Only those that could be one of a note: "[date]" without its number never is. */
export const couldBeGivenOut = (found: string) => /\d|patient|clinician/i.test(found)

// The longest placeholder, with everything a model may put into it, is shorter.
const longest = 48
const openBracket = new RegExp(String.raw`\\?[[［【][^\]］】]{0,${longest}}$`)
const lastWord = new RegExp(String.raw`(?<![\w\\])[A-Za-z][\w\\]{0,${longest}}$`)
const allNames = names.split('|')

/** From where the end of the text may be the beginning of a placeholder. */
function beginOfPartial(text: string) {
  const end = text.slice(-2 * longest)
  const bracket = openBracket.exec(end)
  if (bracket) return text.length - bracket[0].length
  const word = lastWord.exec(end)?.[0] ?? ''
  const upper = word.replaceAll('\\', '').toUpperCase()
  const isPartial = upper !== '' && allNames.some((name) => name.startsWith(upper) || upper.startsWith(`${name}_`))
  if (isPartial) return text.length - word.length
  return text.endsWith('\\') ? text.length - 1 : text.length
}

/** Puts what was hidden back into a text that arrives in parts; a placeholder nobody gave out stays as it is. */
export function createRestorer(placeholders: Pick<Placeholders, 'valueOf'>) {
  let held = ''
  // The character before `held`: a placeholder without brackets begins no sooner than a word does.
  let before = ''

  const restore = (text: string) =>
    text.replaceAll(writtenPattern, (found, ...rest) => {
      const {
        label,
        count,
        spelling,
        ending = '',
        bare,
        bareCount,
        bareSpelling,
      } = rest.at(-1) as Record<string, string | undefined>
      const name = [label ?? bare, count ?? bareCount, spelling ?? bareSpelling]
        .filter((part) => part !== undefined)
        .join('_')
      const value = placeholders.valueOf(name.toUpperCase())
      return value === undefined ? found : value + ending
    })

  const release = (text: string, end: number) => {
    const released = restore(before + text.slice(0, end)).slice(before.length)
    before = text.slice(0, end).at(-1) ?? before
    held = text.slice(end)
    return released
  }
  return {
    /** What can be shown of the text so far. */
    push(delta: string): string {
      const text = held + delta
      return release(text, beginOfPartial(text))
    },
    /** The rest, once the text has ended. */
    end: () => release(held, held.length),
  }
}
