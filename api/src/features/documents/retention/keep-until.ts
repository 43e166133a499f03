import type { DocumentKind } from '@medinotes/shared/bookings'
import { standardRetentionYears } from '@medinotes/shared/retention'

/** A day that many years later; of a leap day the last of February. */
export function yearsAfter(day: string, years: number) {
  const [year = '', ...rest] = day.split('-')
  const later = `${String(Number(year) + years).padStart(4, '0')}-${rest.join('-')}`
  return Number.isNaN(Date.parse(later)) || !isSameDay(later) ? later.replace(/-29$/, '-28') : later
}

// JavaScript takes 29 February of any year, and means 1 March.
const isSameDay = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

export interface Kept {
  kind: string
  /** Of the examination, at its place. */
  day: string
  /** What the side that uploaded it has set. */
  years: number | null
}

/** Until which day a document is kept. */
export const keepUntil = ({ kind, day, years }: Kept) =>
  yearsAfter(day, years ?? standardRetentionYears[kind as DocumentKind])
