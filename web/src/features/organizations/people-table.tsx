import type { AdminPerson } from '@medinotes/shared/organizations'
import { Ban, Hourglass } from 'lucide-react'
import { memo } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { formatDate } from '../../lib/dates.ts'
import { useRowWalk } from '../../lib/use-row-walk.ts'
import { roleNames } from './role-names.ts'

interface PeopleTableProps {
  people: readonly AdminPerson[]
  onOpen: (id: string) => void
}

/** Typing into the filter above draws no row. */
export const PeopleTable = memo(({ people, onOpen }: PeopleTableProps) => (
  <Table aria-label="People" onKeyDown={useRowWalk()}>
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-sm:hidden">Organisations</HeaderCell>
        <HeaderCell className="max-lg:hidden">Since</HeaderCell>
      </tr>
    </TableHead>
    <TableBody>
      {people.map((person) => (
        <TableRow
          key={person.id}
          className="relative transition-colors duration-150 hover:bg-hover has-focus-visible:bg-hover"
        >
          <Cell className="max-w-0 max-sm:w-full sm:w-2/5">
            <span className="flex items-center gap-2">
              <button
                type="button"
                data-row
                onClick={() => onOpen(person.id)}
                className="truncate rounded-sm font-medium after:absolute after:inset-0"
              >
                {person.name}
              </button>
              {person.status === 'disabled' && (
                <Badge tone="danger" icon={Ban}>
                  Disabled
                </Badge>
              )}
            </span>
            <span className="block truncate text-xs text-muted">{person.email}</span>
            <span className="mt-1 block sm:hidden">
              <Memberships person={person} />
            </span>
          </Cell>
          <Cell className="max-sm:hidden">
            <Memberships person={person} />
          </Cell>
          <Cell className="tabular whitespace-nowrap text-muted max-lg:hidden">{formatDate(person.createdAt)}</Cell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
))

function Memberships({ person }: { person: AdminPerson }) {
  if (person.memberships.length === 0) {
    return (
      <Badge tone="warning" icon={Hourglass}>
        Waits for an organisation
      </Badge>
    )
  }
  return person.memberships.map(({ organizationId, organizationName, role }) => (
    <span key={organizationId} className="block">
      {organizationName} <span className="text-muted">· {roleNames[role]}</span>
    </span>
  ))
}
