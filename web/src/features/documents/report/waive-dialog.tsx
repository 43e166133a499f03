import type { TrackedQuestion } from '@medinotes/shared/report-delivery'
import { ReasonDialog } from '../retention/reason-dialog.tsx'
import { giveAnswer } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'

export interface QuestionDialogProps {
  bookingId: string
  question: TrackedQuestion
  onClose: () => void
}

/** Why a question is left without an answer. */
export function WaiveDialog({ bookingId, question: { number, text }, onClose }: QuestionDialogProps) {
  const waive = useReportChange(giveAnswer, () => `Question ${number} is waived`)
  return (
    <ReasonDialog
      title={`Waive question ${number}`}
      description={text}
      hint="The referrer reads it once the report is released."
      action="Waive"
      isPending={waive.isPending}
      onSubmit={(waiver, onError) =>
        waive.mutate({ bookingId, number, body: { waiver } }, { onSuccess: onClose, onError })
      }
      onClose={onClose}
    />
  )
}
