import type { AdminOrganization } from '@medinotes/shared/organizations'
import { planTerms } from '@medinotes/shared/plans'
import { memo } from 'react'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { formatDate } from '../../lib/dates.ts'
import { OrganizationMenu } from './organization-menu.tsx'
import { OrganizationStatusBadge } from './organization-status-badge.tsx'
import type { OrganizationTask } from './organization-task-dialog.tsx'
import { kindNames } from './role-names.ts'

interface OrganizationsTableProps {
  organizations: readonly AdminOrganization[]
  /** Null for those who may only look. */
  onTask: ((task: OrganizationTask) => void) | null
}

/** Typing into the filter above draws no row. */
export const OrganizationsTable = memo(({ organizations, onTask }: OrganizationsTableProps) => (
  <Table aria-label="Organisations">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-sm:hidden">Status</HeaderCell>
        <HeaderCell className="max-sm:hidden">Plan</HeaderCell>
        <HeaderCell className="text-right max-md:hidden">Members</HeaderCell>
        <HeaderCell className="max-lg:hidden">Since</HeaderCell>
        {onTask && (
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        )}
      </tr>
    </TableHead>
    <TableBody>
      {organizations.map((organization) => (
        <TableRow key={organization.id}>
          <Cell className="max-w-0 max-sm:w-full sm:w-2/5">
            <span className="block truncate font-medium">{organization.name}</span>
            <span className="block text-xs text-muted">
              {kindNames[organization.kind]}
              {organization.operator && ', runs this installation'}
              <span className="md:hidden">, {membersText(organization.members)}</span>
              <span className="sm:hidden">, {planTerms[organization.plan].name}</span>
            </span>
            {organization.status !== 'active' && (
              <span className="mt-1.5 block sm:hidden">
                <OrganizationStatusBadge status={organization.status} />
              </span>
            )}
          </Cell>
          <Cell className="max-sm:hidden">
            <OrganizationStatusBadge status={organization.status} />
          </Cell>
          <Cell className="max-sm:hidden">{planTerms[organization.plan].name}</Cell>
          <Cell className="tabular text-right text-muted max-md:hidden">{organization.members}</Cell>
          <Cell className="tabular whitespace-nowrap text-muted max-lg:hidden">
            {formatDate(organization.createdAt)}
          </Cell>
          {onTask && (
            <Cell className="w-12 text-right">
              <OrganizationMenu organization={organization} onTask={onTask} />
            </Cell>
          )}
        </TableRow>
      ))}
    </TableBody>
  </Table>
))

const membersText = (members: number) => `${members} ${members === 1 ? 'member' : 'members'}`
