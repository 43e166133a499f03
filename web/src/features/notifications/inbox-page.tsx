import { useQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { RootNotFound } from '../../app/root-layout.tsx'
import { Alert } from '../../components/alert.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Logo } from '../../components/logo.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { publicConfigQuery } from '../auth/account.queries.ts'
import { inboxQuery } from './inbox.queries.ts'
import { SentMessage } from './sent-message.tsx'
import { Link } from 'react-router'

/** In a demonstration only: what would have been sent by mail and SMS. */
export function InboxPage() {
  const { data: config } = useQuery(publicConfigQuery)
  if (!config) return null
  if (!config.inbox) return <RootNotFound />
  return (
    <>
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-200 items-center justify-between gap-4 px-4 sm:px-6">
          <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
            <Logo />
          </Link>
          <ButtonLink to={paths.signIn}>Sign in</ButtonLink>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-200 px-4 py-8 sm:px-6">
        <PageHeader title="Inbox" description="Mail and SMS that would have been sent, the latest first" />
        <Alert tone="info" title="This is a demonstration" className="mb-6">
          Nothing here is really sent. Everybody who opens this page sees the messages of everybody.
        </Alert>
        <Messages />
      </main>
    </>
  )
}

function Messages() {
  const inbox = useQuery(inboxQuery)
  if (inbox.isPending) return <RowSkeletons label="Loading the messages" rows={3} />
  if (!inbox.data)
    return (
      <Alert tone="danger" title="The inbox could not be loaded">
        {errorText(inbox.error)}
      </Alert>
    )
  if (inbox.data.items.length === 0) {
    return (
      <EmptyState icon={Inbox} title="Nothing was sent yet">
        Create an account, invite somebody or ask for a new password, and the message appears here.
      </EmptyState>
    )
  }
  return (
    <ol className="grid grid-cols-1 gap-3" aria-label="Messages">
      {inbox.data.items.map((notice) => (
        <li key={notice.id}>
          <SentMessage notice={notice} />
        </li>
      ))}
    </ol>
  )
}
