import type { Release } from '@medinotes/shared/report-delivery'
import { ReasonDialog } from '../retention/reason-dialog.tsx'
import { recallReport } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'

interface RecallDialogProps {
  release: Release
  onClose: () => void
}

/** Takes a report back, and says why. */
export function RecallDialog({ release: { documentId, recipients }, onClose }: RecallDialogProps) {
  const recall = useReportChange(recallReport, () => 'The report is recalled')
  const opened = recipients.filter(({ openedAt }) => openedAt !== null).length
  return (
    <ReasonDialog
      title="Recall the report"
      description={`Nobody who got it can open it any more, all of them are told by e-mail, and the clock runs on. ${openedText(opened)}`}
      hint="The firm reads it on this page; it is in no e-mail."
      action="Recall"
      isDangerous
      isPending={recall.isPending}
      onSubmit={(reason, onError) => recall.mutate({ documentId, reason }, { onSuccess: onClose, onError })}
      onClose={onClose}
    />
  )
}

function openedText(opened: number) {
  if (opened === 0) return 'Nobody has opened it yet.'
  return `${opened === 1 ? 'One person has' : `${opened} people have`} opened it; what they kept cannot be taken back.`
}
