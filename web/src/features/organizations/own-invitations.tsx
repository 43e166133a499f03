import { useMutation, useQuery } from '@tanstack/react-query'
import { MailOpen } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatDaysAgo } from '../../lib/dates.ts'
import { acceptOwn, ownInvitationsQuery } from './joining.queries.ts'
import { roleNames } from './role-names.ts'
import { workIn } from './work-in.ts'

/** Invitations to the person's own address; nothing where there are none. */
export function OwnInvitations() {
  const { data } = useQuery(ownInvitationsQuery)
  const joining = useMutation({ mutationFn: async (id: string) => workIn((await acceptOwn(id)).organizationId) })
  if (!data?.items.length) return null
  return (
    <section aria-label="Invitations to you" className="mb-8 grid gap-3">
      {joining.isError && <Alert tone="danger" title={errorText(joining.error)} />}
      <ul className="divide-y divide-line rounded-md border border-line bg-raised">
        {data.items.map(({ id, organizationName, role, invitedBy, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
            <MailOpen aria-hidden className="size-4 shrink-0 text-accent" />
            <div className="grid min-w-48 flex-1">
              <span className="font-medium">You are invited to {organizationName}</span>
              <span className="text-muted">
                as {roleNames[role].toLowerCase()}, by {invitedBy}; ends {formatDaysAgo(expiresAt)}
              </span>
            </div>
            <Button
              variant="primary"
              loading={joining.isPending && joining.variables === id}
              aria-label={`Join ${organizationName}`}
              onClick={() => joining.mutate(id)}
            >
              Join
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
