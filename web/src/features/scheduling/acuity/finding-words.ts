import type { Finding, FindingKind } from '@medinotes/shared/acuity-findings'
import { formatInstant } from '../../../lib/dates.ts'

interface FindingWords {
  title: string
  /** What it means, and what to do. */
  explanation: string
}

export const findingWords: Record<FindingKind, FindingWords> = {
  configuration: {
    title: 'Acuity refuses bookings because of how it is set up',
    explanation: 'Run the dry run to see what is missing, put it right in Acuity, then mark this as seen.',
  },
  unanswered: {
    title: 'Nobody knows whether Acuity took this booking',
    explanation: 'It is looked for by itself for a day. Open the booking to look now, or to say what became of it.',
  },
  'both-moved': {
    title: 'Moved here and in Acuity at the same time',
    explanation: 'Say which time counts; the other side follows.',
  },
  'moved-onto-taken': {
    title: 'Moved in Acuity to a time that another booking here has',
    explanation: 'Keep our time, or free the other booking’s and take Acuity’s.',
  },
  'moved-elsewhere': {
    title: 'Moved in Acuity to a calendar that is not this specialist’s',
    explanation: 'Keep our time, or move it back in Acuity. To change the specialist, move the booking here.',
  },
  overlap: {
    title: 'Two appointments at the same time in Acuity',
    explanation: 'Move one of them. Nothing was booked over another one from here.',
  },
  'changed-after': {
    title: 'Changed in Acuity after the examination had begun',
    explanation: 'What was recorded here counts; nothing was taken over.',
  },
  missing: {
    title: 'Acuity does not know this appointment any more',
    explanation: 'Cancel the booking here and book anew, or find out in Acuity what became of it.',
  },
  moved: { title: 'Moved in Acuity', explanation: 'The booking was moved too, without a fee, and everybody was told.' },
  cancelled: { title: 'Cancelled in Acuity', explanation: 'The booking was cancelled too, without a fee.' },
  'mark-restored': {
    title: 'Our reference was removed in Acuity',
    explanation: 'It was put back: without it an appointment cannot be found again.',
  },
  'stray-cancelled': {
    title: 'A second appointment of the same booking',
    explanation: 'It came of an attempt whose answer was lost, and was cancelled in Acuity.',
  },
}

/** What the codes beside it say, for people. */
export function findingDetail({ kind, details }: Pick<Finding, 'kind' | 'details'>) {
  const { ours, theirs, from, to, code } = details
  const at = (value: unknown) => (typeof value === 'string' ? formatInstant(value) : '')
  if (ours !== undefined && theirs !== undefined) return `Ours ${at(ours)}; Acuity’s ${at(theirs)}`
  if (kind === 'moved') return `From ${at(from)} to ${at(to)}`
  return code === undefined ? '' : `Acuity says: ${code}`
}

export const settlementNames: Record<NonNullable<Finding['settlement']>, string> = {
  ours: 'Our time was kept',
  theirs: 'Acuity’s time was taken',
  applied: 'Put right by itself',
  gone: 'Not found again since',
  noted: 'Seen',
}
