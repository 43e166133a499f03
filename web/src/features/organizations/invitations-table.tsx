import type { Invitation } from '@medinotes/shared/organizations'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { Button } from '../../components/button.tsx'
import { formatDaysAgo, formatInstant } from '../../lib/dates.ts'
import { StandingBadges } from './standing-badges.tsx'
import { useRevokeInvitation } from './use-revoke-invitation.ts'

export function InvitationsTable({ invitations }: { invitations: readonly Invitation[] }) {
  const revoke = useRevokeInvitation()
  return (
    <Table aria-label="Invitations">
      <TableHead className="max-sm:sr-only">
        <tr className="border-b border-line">
          <HeaderCell>E-mail</HeaderCell>
          <HeaderCell className="max-sm:hidden">Role</HeaderCell>
          <HeaderCell className="max-md:hidden">Ends</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <Cell className="max-w-0 max-sm:w-full sm:w-1/2">
              <span className="block truncate font-medium">{invitation.email}</span>
              <span className="block truncate text-xs text-muted">
                by {invitation.invitedBy}
                <span className="md:hidden">, ends {formatDaysAgo(invitation.expiresAt)}</span>
              </span>
              <span className="mt-1.5 block sm:hidden">
                <StandingBadges {...invitation} />
              </span>
            </Cell>
            <Cell className="max-sm:hidden">
              <StandingBadges {...invitation} />
            </Cell>
            <Cell
              className="tabular whitespace-nowrap text-muted max-md:hidden"
              title={formatInstant(invitation.expiresAt)}
            >
              {formatDaysAgo(invitation.expiresAt)}
            </Cell>
            <Cell className="w-12 text-right">
              <Button
                size="sm"
                aria-label={`Revoke the invitation of ${invitation.email}`}
                onClick={() => revoke.mutate(invitation)}
              >
                Revoke
              </Button>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
