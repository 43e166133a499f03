import { GB } from 'chrono-node/en'

/** "2/52" is two weeks, "3/7" three days, "6/12" six months. */
const shorthandUnits: Record<string, string> = { '7': 'days', '52': 'weeks', '12': 'months' }

const plain = (line: string) =>
  line
    .replace(
      /(?<![\d/])(\d{1,2})\/(7|52|12)(?![\d/])/g,
      (_, count: string, unit: string) => `in ${count} ${shorthandUnits[unit]}`,
    )
    .replace(/\b(?:a|one) fortnight\b/gi, '2 weeks')
    .replace(
      /\b(\d{1,2}|one|two|three|four|six|eight|twelve)[- ](day|week|month|year)s?[- ](?=review|follow|check|appointment)/gi,
      'in $1 $2s ',
    )
    // "in 3 to 4 weeks" is late at its end.
    .replace(/\b\w+(?: (?:to|or) | ?[-–] ?)(\w+) (days|weeks|months|years)\b/gi, '$1 $2')
    .replace(/\bin in\b/gi, 'in')

type Found = ReturnType<typeof GB.parse>[number]

/** "3 pm" alone is no day. */
const isOnlyTime = ({ start }: Found) =>
  start.isCertain('hour') && !(['day', 'weekday', 'month'] as const).some((part) => start.isCertain(part))

/** How long or how often something is done says nothing of when it is due, and "4/5" is a finding. */
const isNoDay = (before: string, text: string) =>
  /^(?:for|over|a|per|each|every|last|past)\b/i.test(text) ||
  /\b(?:for|over|last|past)\s+$/i.test(before) ||
  /^\d{1,2}\/\d{1,2}$/.test(text) ||
  (/^\w+ (?:day|week|month|year)s?$/i.test(text) && !/\b(?:in|within|at|after|by)\s+$/i.test(before))

/**
 * When a line of a plan is due, as people write it in Australia, counted from a date `YYYY-MM-DD`: "in two weeks", "by Friday",
 * "5/4/2026", "2/52". Null where it names no day, or one that had passed.
 */
export function dueDateOf(line: string, from: string): string | null {
  const instant = new Date(`${from}T12:00:00Z`)
  const words = plain(line)
  const dates = GB.parse(words, { instant, timezone: 0 }, { forwardDate: true })
    .filter((found) => !isNoDay(words.slice(0, found.index), found.text) && !isOnlyTime(found))
    .map(({ start }) => start.date().toISOString().slice(0, 10))
  return dates.find((date) => date > from) ?? null
}
