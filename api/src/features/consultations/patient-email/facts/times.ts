/** Words beside a time that say which half of the day it is in, besides those that Intl has. */
const words: Readonly<Record<string, { am: string; pm: string }>> = {
  'zh-Hans': { am: '上午|早上|凌晨|清晨', pm: '下午|晚上|傍晚|中午' },
  'zh-Hant': { am: '上午|早上|凌晨|清晨', pm: '下午|晚上|傍晚|中午' },
  ar: { am: 'صباح[اًا]*', pm: 'مساء[ًا]*|ظهر[اًا]*|بعد الظهر' },
  vi: { am: 'sáng', pm: 'chiều|tối|trưa' },
  pa: { am: 'ਸਵੇਰੇ', pm: 'ਦੁਪਹਿਰ|ਸ਼ਾਮ|ਰਾਤ' },
  el: { am: 'π\\.?\\s?μ\\.?|το πρωί', pm: 'μ\\.?\\s?μ\\.?|το απόγευμα|το βράδυ' },
  it: { am: 'di mattina|del mattino', pm: 'del pomeriggio|di sera|della sera' },
  fil: { am: 'ng umaga', pm: 'ng hapon|ng gabi|ng tanghali' },
  hi: { am: 'सुबह|प्रातः', pm: 'दोपहर|शाम|रात' },
  es: { am: 'de la mañana', pm: 'de la tarde|de la noche' },
  ne: { am: 'बिहान', pm: 'दिउँसो|बेलुका|अपराह्न|साँझ' },
  ko: { am: '오전|아침', pm: '오후|저녁|밤' },
  ta: { am: 'காலை', pm: 'மாலை|பிற்பகல்|இரவு' },
  fa: { am: 'صبح', pm: 'عصر|بعدازظهر|شب' },
  tr: { am: 'sabah', pm: 'öğleden sonra|akşam' },
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What Intl writes for half past nine in the morning and half past two. */
function halvesOf(language: string) {
  const time = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { hour: 'numeric', hour12: true, timeZone: 'UTC' })
  const half = (hour: number) =>
    escaped(
      time.formatToParts(new Date(Date.UTC(2026, 0, 1, hour))).find(({ type }) => type === 'dayPeriod')?.value ?? '',
    )
  const more = words[language]
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('|')
  return {
    am: join(String.raw`a\.?\s?m\.?(?!\p{L})`, half(9), more?.am),
    pm: join(String.raw`p\.?\s?m\.?(?!\p{L})`, half(14), more?.pm),
  }
}

interface TimeForm {
  pattern: RegExp
  read: (groups: Record<string, string | undefined>) => string
}

/** How times are found in a language; each says its minute of the half day, and the half where it is told: `150pm`. */
export function timeForms(language: string): TimeForm[] {
  const { am, pm } = halvesOf(language)
  const isAfternoon = new RegExp(`^(?:${pm})$`, 'iu')
  const half = (name: string) => String.raw`(?<${name}>${am}|${pm})`
  const clock = [
    String.raw`(?<!\d)(?<h>[01]?\d|2[0-4]):(?<n>[0-5]\d)(?![\d/])`,
    String.raw`(?<!\d)(?<h>[01]?\d|2[0-4])\s*(?:giờ|點|点|時|时|시(?!간))(?:\s*(?<n>[0-5]?\d)\s*(?:分|분|phút)?)?`,
  ]
  const read = ({ h = '', n = '0', before, after }: Record<string, string | undefined>) => {
    const [hour, told] = [Number(h), before ?? after]
    const isPm = told === undefined ? hour > 12 : isAfternoon.test(told.trim())
    return `${(hour % 12) * 60 + Number(n)}${told === undefined && hour <= 12 ? '' : isPm ? 'pm' : 'am'}`
  }
  const form = (source: string): TimeForm => ({ pattern: new RegExp(source, 'giu'), read })
  return [
    ...clock.map((time) => form(`(?:${half('before')}\\s*)?${time}(?:\\s*${half('after')}(?![\\p{L}\\p{M}]))?`)),
    form(String.raw`(?<!\d)(?<h>1?\d|2[0-3])(?:[.](?<n>[0-5]\d))?\s*${half('after')}(?![\p{L}\p{M}])`),
    form(String.raw`${half('before')}\s*(?<h>1?\d)(?:[.](?<n>[0-5]\d))?(?!\d)`),
  ]
}

/** Alike but for the half of the day where one does not tell it. */
export function sameTime(a: string, b: string) {
  const [minuteA, minuteB] = [Number.parseInt(a, 10), Number.parseInt(b, 10)]
  const [halfA, halfB] = [a.replace(/^\d+/, ''), b.replace(/^\d+/, '')]
  return minuteA === minuteB && (halfA === halfB || halfA === '' || halfB === '')
}
