import type { ReportDelivery, TrackedQuestion } from '@medinotes/shared/report-delivery'

export interface QuestionOfReport {
  report: ReportDelivery
  question: TrackedQuestion
  /** Whether it is to be answered by now, and the reader is to know whether it is. */
  isTracked: boolean
}

export type Abilities = ReturnType<typeof abilitiesOf>

/** What the reader may do to a question now. */
export function abilitiesOf(
  { report: { actions, metAt }, question: { answer, source }, isTracked }: QuestionOfReport,
  { hasReport, hasLetter }: { hasReport: boolean; hasLetter: boolean },
) {
  const mayAnswer = isTracked && actions.includes('answer')
  const mayLink = actions.includes('link')
  const isOpen = answer === null
  return {
    answer: mayAnswer && hasReport && isOpen,
    waive: mayAnswer && isOpen,
    reanswer: mayAnswer && hasReport && !isOpen,
    rewaive: mayAnswer && !isOpen && answer.documentId !== null,
    // What the other side was given stands until it is recalled.
    reopen: mayAnswer && !isOpen && metAt === null,
    link: mayLink && hasLetter,
    unlink: mayLink && source !== null,
  }
}
