import { useInfiniteQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { InvitationsTable } from './invitations-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { organizationKey } from './organization-keys.ts'
import { invitationsQuery, invite } from './organization.queries.ts'
import { usualRole } from './role-names.ts'
import type { OrganizationKind } from '@medinotes/shared/access'

interface InvitationsSectionProps {
  organizationName: string
  kind: OrganizationKind
}

/** For those with `member:write`: who was asked to join and has not yet. */
export function InvitationsSection({ organizationName, kind }: InvitationsSectionProps) {
  const list = useInfiniteQuery(invitationsQuery)
  const [isInviting, setInviting] = useState(false)
  const inviteButton = (
    <Button variant="primary" icon={MailPlus} onClick={() => setInviting(true)}>
      Invite somebody
    </Button>
  )
  const isEmpty = list.data?.pages[0]?.items.length === 0
  return (
    <section aria-labelledby="invitations" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="invitations" className="text-lg">
          Invitations
        </h2>
        {!isEmpty && inviteButton}
      </div>
      <PagedList
        list={list}
        names={{ one: 'invitation', many: 'invitations', these: 'The invitations' }}
        skeletonRows={2}
        empty={
          <EmptyState icon={MailPlus} title="Nobody is waiting to join" action={inviteButton}>
            An invitation goes to one e-mail address, works once and ends by itself after some days.
          </EmptyState>
        }
      >
        {(invitations) => <InvitationsTable invitations={invitations} />}
      </PagedList>
      {isInviting && (
        <InviteDialog
          organizationName={organizationName}
          usualRole={usualRole(kind)}
          send={invite}
          renews={[organizationKey]}
          onClose={() => setInviting(false)}
        />
      )}
    </section>
  )
}
