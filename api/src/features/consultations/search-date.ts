import { dateSchema } from '@medinotes/shared/common'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const forms: readonly [RegExp, (parts: string[]) => [year: string, month: string, day: string]][] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([year = '', month = '', day = '']) => [year, month, day]],
  [/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/, ([day = '', month = '', year = '']) => [year, month, day]],
  [
    new RegExp(String.raw`\b(\d{1,2})\s+(${months.join('|')})[a-z]*\.?\s+(\d{4})\b`, 'i'),
    ([day = '', month = '', year = '']) => [year, String(months.indexOf(month.toLowerCase()) + 1), day],
  ],
]

/** A day among what was typed, such as `3/2/2026`, `2026-02-03` or `3 Feb 2026`, and the words beside it. */
export function splitDate(query: string): { date: string | undefined; words: string } {
  for (const [form, order] of forms) {
    const match = form.exec(query)
    if (!match) continue
    const [year, month, day] = order(match.slice(1))
    const date = dateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (date.success) return { date: date.data, words: query.replace(match[0], ' ').trim() }
  }
  return { date: undefined, words: query }
}
