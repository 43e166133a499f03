import { useQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { InboxFrame } from './inbox-frame.tsx'
import { inboxQuery } from './inbox.queries.ts'
import { SentMessage } from './sent-message.tsx'

/** In a demonstration only: what was left to be sent by mail and SMS. */
export const InboxPage = () => (
  <InboxFrame title="Inbox" description="Mail and SMS of the demonstration, the latest first">
    <div className="max-w-180">
      <Alert tone="info" title="This is a demonstration" className="mb-6">
        Everybody who opens this page sees the messages of everybody, and at each whether it was sent.
      </Alert>
      <Messages />
    </div>
  </InboxFrame>
)

function Messages() {
  const inbox = useQuery(inboxQuery)
  if (inbox.isPending) return <RowSkeletons label="Loading the messages" rows={3} />
  if (!inbox.data) {
    return (
      <Alert
        tone="danger"
        title="The inbox could not be loaded"
        action={<Button onClick={() => void inbox.refetch()}>Try again</Button>}
      >
        {errorText(inbox.error)}
      </Alert>
    )
  }
  if (inbox.data.items.length === 0) {
    return (
      <EmptyState icon={Inbox} title="Nothing was sent yet">
        Create an account, invite somebody or ask for a new password, and the message appears here.
      </EmptyState>
    )
  }
  return (
    <ol className="grid grid-cols-1 gap-4" aria-label="Messages">
      {inbox.data.items.map((notice) => (
        <li key={notice.id}>
          <SentMessage notice={notice} />
        </li>
      ))}
    </ol>
  )
}
