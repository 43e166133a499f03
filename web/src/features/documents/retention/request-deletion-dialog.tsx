import type { Document } from '@medinotes/shared/documents'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { retentionKey } from '../document-keys.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { bookingRetentionQuery, requestDeletion } from './retention.queries.ts'

interface RequestDeletionDialogProps {
  document: Pick<Document, 'id' | 'bookingId' | 'filename'>
  onClose: () => void
}

/** The first of two words on a deletion. */
export function RequestDeletionDialog({ document, onClose }: RequestDeletionDialogProps) {
  const { id: documentId, bookingId, filename } = document
  const { data } = useQuery(bookingRetentionQuery(bookingId))
  const kept = data?.documents.find((each) => each.documentId === documentId)
  const request = useChange(requestDeletion, {
    renews: [retentionKey],
    done: () => 'The deletion is asked for. Somebody else of your organisation decides.',
  })
  return (
    <ReasonDialog
      title="Request deletion"
      description="Another person who administers your organisation decides. Once they agree, the file is gone for good; its name and its record stay."
      hint="Read by those of your organisation who decide."
      action="Request deletion"
      isDangerous
      isPending={request.isPending}
      onSubmit={(reason, onError) => request.mutate({ documentId, reason }, { onSuccess: onClose, onError })}
      onClose={onClose}
    >
      <p className="grid gap-1">
        <span className="font-medium break-words">{filename}</span>
        {kept && <span className="text-muted">To be kept until {formatDate(kept.keepUntil)}</span>}
      </p>
    </ReasonDialog>
  )
}
