import { useInfiniteQuery } from '@tanstack/react-query'
import { bookingDocumentsQuery } from '../document.queries.ts'
import { PageDialog } from './page-dialog.tsx'
import { linkQuestion } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'
import type { QuestionDialogProps } from './waive-dialog.tsx'

interface SourceDialogProps extends QuestionDialogProps {
  letters: readonly { id: string; filename: string }[]
}

/** On which page the letter of instruction asks a question. */
export function SourceDialog({ bookingId, question, letters, onClose }: SourceDialogProps) {
  const { number, text, source } = question
  const link = useReportChange(linkQuestion, () => `Question ${number} is linked to the letter`)
  return (
    <PageDialog
      title={`Where question ${number} is asked`}
      description={text}
      label="Letter of instruction"
      documents={letters}
      current={source}
      action="Link"
      isPending={link.isPending}
      onSubmit={(body, onError) => link.mutate({ bookingId, number, body }, { onSuccess: onClose, onError })}
      onClose={onClose}
    />
  )
}

/** What questions can be linked to: letters that both sides read. */
export function useLetters(bookingId: string) {
  const { data } = useInfiniteQuery(bookingDocumentsQuery(bookingId))
  return (data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ kind, status, shared }) => kind === 'letter-of-instruction' && status === 'clean' && shared)
}
