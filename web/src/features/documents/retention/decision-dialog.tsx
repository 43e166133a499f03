import type { DecideDeletion, DeletionRequest } from '@medinotes/shared/retention'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDate } from '../../../lib/dates.ts'
import { useNow } from '../../../lib/use-now.ts'
import { useChange } from '../../../lib/use-change.ts'
import { documentsKey, retentionKey } from '../document-keys.ts'
import { decideDeletion } from './retention.queries.ts'

const texts: Record<DecideDeletion['decision'], { title: string; action: string; done: string }> = {
  approve: { title: 'Delete this document for good?', action: 'Delete for good', done: 'The document is deleted' },
  refuse: { title: 'Refuse the deletion?', action: 'Refuse', done: 'The deletion is refused' },
  withdraw: { title: 'Withdraw the request?', action: 'Withdraw', done: 'The request is withdrawn' },
}

interface DecisionDialogProps {
  request: DeletionRequest
  decision: DecideDeletion['decision']
  onClose: () => void
}

/** The second word on a deletion. */
export function DecisionDialog({ request, decision, onClose }: DecisionDialogProps) {
  const { title, action, done } = texts[decision]
  const decide = useChange(decideDeletion, { renews: [retentionKey, documentsKey], done: () => done })
  return (
    <ConfirmDialog
      title={title}
      action={action}
      isDangerous={decision === 'approve'}
      isPending={decide.isPending}
      problem={decide.error && errorText(decide.error)}
      onConfirm={() => decide.mutate({ id: request.id, decision }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {decision === 'approve' ? <WhatFollows request={request} /> : 'The document stays as it is.'}
    </ConfirmDialog>
  )
}

function WhatFollows({ request: { filename, keepUntil } }: { request: DeletionRequest }) {
  const isEarly = Date.parse(keepUntil) > useNow(60_000)
  return (
    <>
      <span className="break-words">{filename}</span> cannot be brought back, by nobody. Its name and the record of who
      saw it stay; a bundle that was made with it keeps its copy.
      {isEarly && (
        <strong className="mt-2 block font-medium text-text">
          Your rules keep it until {formatDate(keepUntil)}. Deleting it earlier is on your word and that of whoever
          asked.
        </strong>
      )}
    </>
  )
}
