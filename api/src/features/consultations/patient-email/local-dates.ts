import { factsOf } from './facts/letter-facts.ts'

const englishDate =
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g

/** Dates come back from the placeholders in English; a letter in another language has them as that language writes them. */
export function withLocalDates(letter: string, language: string) {
  if (language.startsWith('en')) return letter
  const form = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' })
  return letter.replaceAll(englishDate, (date) => {
    const [fact] = factsOf(date, 'en-AU')
    const [year = 0, month = 1, day = 1] = (fact?.key ?? '').split('-').map(Number)
    return form.format(new Date(Date.UTC(year, month - 1, day)))
  })
}
