const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?'

/** A date as Australians write it, for use inside of other patterns: 12/3/1980, 12 March 1980, March 12, 1980, 1980-03-12. */
export const datePattern = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:\\d{4}|\\d{2})(?!\\d)',
  `\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthWord},?\\s+\\d{4}`,
  `\\d{1,2}-${monthWord}-(?:\\d{4}|\\d{2})`,
  `${monthWord}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}`,
].join('|')

// Births and injuries lie in the past: `80` is 1980.
function yearOf(text: string, today: string) {
  if (text.length === 4) return Number(text)
  const year = 2000 + Number(text)
  return year > Number(today.slice(0, 4)) ? year - 100 : year
}

const monthOf = (text: string) => (/^\d/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1)

/** Undefined where there is no such day, or it is still to come. */
export function readDate(text: string, today: string): string | undefined {
  const parts = text.match(/\d+|[a-z]{3,}/gi)?.filter((part) => !/^(?:st|nd|rd|th|of)$/i.test(part)) ?? []
  const [first = '', second = '', third = ''] = parts
  const [day, month, year] =
    first.length === 4
      ? [third, second, first]
      : /^[a-z]/i.test(first)
        ? [second, first, third]
        : [first, second, third]
  return isoDate(yearOf(year, today), monthOf(month), Number.parseInt(day, 10), today)
}

function isoDate(year: number, month: number, day: number, today: string) {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || year < 1900) return undefined
  const iso = date.toISOString().slice(0, 10)
  return iso <= today ? iso : undefined
}
