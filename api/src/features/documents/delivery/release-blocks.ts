import type { ReleaseBlock } from '@medinotes/shared/report-delivery'
import type { DocumentRow } from '../document-row.ts'
import type { Tracked } from './question-tracker.ts'
import type { ReportBooking } from './report-booking.ts'

export const blockWords: Record<ReleaseBlock, string> = {
  'not-attended': 'It is not recorded that the examinee attended.',
  'no-report': 'There is no report yet.',
  'questions-open': 'Not every question is answered in this report or waived.',
  'not-clean': 'The report is still being looked at, or held back.',
  'already-released': 'This report is released already.',
}

type Answered = Pick<Tracked, 'answer'>

/** Whether each is waived, or answered in one of these documents. */
const areAnswered = (questions: readonly Answered[], documentIds: ReadonlySet<string>) =>
  questions.every(
    ({ answer }) => answer !== undefined && (answer.document_id === null || documentIds.has(answer.document_id)),
  )

interface Delivery {
  booking: Pick<ReportBooking, 'status'>
  questions: readonly Answered[]
  /** Documents whose release stands. */
  released: readonly string[]
}

/** What keeps this report from being released. */
export function blocksOf(report: Pick<DocumentRow, 'id' | 'status'>, { booking, questions, released }: Delivery) {
  const blocks: ReleaseBlock[] = []
  if (booking.status !== 'attended') blocks.push('not-attended')
  // A second report need not answer again what the first one did.
  if (!areAnswered(questions, new Set([report.id, ...released]))) blocks.push('questions-open')
  if (report.status !== 'clean') blocks.push('not-clean')
  if (released.includes(report.id)) blocks.push('already-released')
  return blocks
}

/** What keeps any report of the booking from being released: the least that one of them has against it. */
export function blocksOfAny(candidates: readonly Pick<DocumentRow, 'id' | 'status'>[], delivery: Delivery) {
  const [fewest] = candidates.map((report) => blocksOf(report, delivery)).toSorted((a, b) => a.length - b.length)
  if (fewest !== undefined) return fewest
  const missing: ReleaseBlock = delivery.released.length > 0 ? 'already-released' : 'no-report'
  return [...blocksOf({ id: '', status: 'clean' }, delivery), missing]
}
