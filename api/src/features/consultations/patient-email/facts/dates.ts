/** `12` and `March` in every form that a language has for it, the longest first. */
interface Months {
  pattern: string
  numberOf: (name: string) => number
}

const known = new Map<string, Months>()

// As the Levant has them, which CLDR's Arabic has not.
const otherMonths: Readonly<Record<string, readonly string[]>> = {
  ar: 'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول'.split('|'),
}

const fold = (name: string) => name.toLocaleLowerCase().normalize('NFC').replace(/\.$/, '')

function namesIn(language: string) {
  const tag = `${language}-u-ca-gregory-nu-latn`
  const forms = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(tag, { month, day: 'numeric', year: 'numeric', timeZone: 'UTC' }),
  ])
  return Array.from({ length: 12 }, (_, index) => {
    const date = new Date(Date.UTC(2026, index, 5))
    const names = forms.map((form) => form.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '')
    return [...names, otherMonths[language]?.[index] ?? ''].filter(
      (name) => /[\p{L}\p{M}]{2}/u.test(name) && !/\d/.test(name),
    )
  })
}

/** English names are kept as they are, since placeholders come back in English. */
function monthsOf(language: string): Months {
  const found = known.get(language)
  if (found) return found
  const numbers = new Map<string, number>()
  for (const tag of new Set([language, 'en-AU'])) {
    for (const [index, names] of namesIn(tag).entries()) for (const name of names) numbers.set(fold(name), index + 1)
  }
  const names = [...numbers.keys()].toSorted((a, b) => b.length - a.length)
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const pattern = String.raw`(?<![\p{L}\p{M}])(?:${escaped.join('|')})(?![\p{L}\p{M}])\.?`
  const months = { pattern, numberOf: (name: string) => numbers.get(fold(name)) ?? 0 }
  known.set(language, months)
  return months
}

/** How a date is found, and what it says as `y-m-d`, a part that it leaves out being empty. */
interface DateForm {
  pattern: RegExp
  read: (groups: Record<string, string | undefined>) => string
}

const keyOf = (year: string | undefined, month: string | number | undefined, day: string | undefined) =>
  `${year === undefined ? '' : fullYear(Number(year))}-${Number(month)}-${day === undefined ? '' : Number(day)}`

// Buddhist years count from 543 years earlier.
const fullYear = (year: number) => (year < 100 ? 2000 + year : year > 2400 ? year - 543 : year)

const inFigures = ({ y, m, d }: Record<string, string | undefined>) => keyOf(y, m, d)
const day = String.raw`(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|º|ª|η|ης)?(?!\d)`
const year = String.raw`(?<y>\d{4})(?!\d)`
const link = String.raw`[\s,.]*(?:(?:of|de|del|di|ng|the)\s+)?`

/** The forms of dates in a language, the most telling first. */
export function dateForms(language: string): DateForm[] {
  const { pattern, numberOf } = monthsOf(language)
  const named = ({ y, m = '', d }: Record<string, string | undefined>) => keyOf(y, numberOf(m), d)
  const month = `(?<m>${pattern})`
  const form = (source: string, read = inFigures): DateForm => ({ pattern: new RegExp(source, 'giu'), read })
  return [
    form(String.raw`(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)`),
    form(String.raw`(?:(?<y>\d{4})\s*[年년]\s*)?(?<!\d)(?<m>\d{1,2})\s*[月월]\s*(?<d>\d{1,2})\s*[日号號일]?`),
    form(String.raw`(?<!\d)(?<d>\d{1,2})\s*(?:tháng|thg)\s*(?<m>\d{1,2})(?:(?:\s*năm|,)\s*${year})?`),
    form(String.raw`(?<!\d)(?<y>\d{4})\s?[/.]\s?(?<m>\d{1,2})\s?[/.]\s?(?<d>\d{1,2})(?!\d)`),
    form(String.raw`(?<!\d)(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})\s?[/.-]\s?(?<y>\d{4}|(?<!\s)\d{2})(?!\d)`),
    form(`${year}${link}${month}${link}${day}`, named),
    form(`${day}${link}${month}(?:${link}${year})?`, named),
    form(`${month}${link}${day}(?:${link}${year})?`, named),
    form(`${month}${link}${year}`, named),
  ]
}

/** Alike but for what one of them leaves out. */
export function sameDate(a: string, b: string) {
  const [yearA, monthA, dayA] = a.split('-')
  const [yearB, monthB, dayB] = b.split('-')
  return monthA === monthB && dayA === dayB && (yearA === yearB || yearA === '' || yearB === '')
}
