import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { PageDialog } from './page-dialog.tsx'
import { giveAnswer } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'
import type { QuestionDialogProps } from './waive-dialog.tsx'

interface AnswerDialogProps extends QuestionDialogProps {
  reports: readonly { id: string; filename: string }[]
}

/** On which page of the report a question is answered. */
export function AnswerDialog({ bookingId, question, reports, onClose }: AnswerDialogProps) {
  const { number, text, answer } = question
  const give = useReportChange(giveAnswer, () => `Question ${number} is answered`)
  return (
    <PageDialog
      title={`Answer to question ${number}`}
      description={text}
      label="Report"
      documents={reports}
      current={answer}
      action="Save"
      isPending={give.isPending}
      onSubmit={(body, onError) => give.mutate({ bookingId, number, body }, { onSuccess: onClose, onError })}
      onClose={onClose}
    />
  )
}

/** Reports of the practice that can answer: those that wait, and those whose release stands. */
export function reportsOf({ candidates, releases }: ReportDelivery) {
  const released = releases
    .filter(({ recall }) => recall === null)
    .map(({ documentId, filename }) => ({ id: documentId, filename }))
  return [...candidates.map(({ id, filename }) => ({ id, filename })), ...released]
}
