import type { Member } from '@medinotes/shared/organizations'
import { Ellipsis, UserMinus, UserPen } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { formatDate } from '../../lib/dates.ts'
import { StandingBadges } from './standing-badges.tsx'

export type MemberTask = 'change' | 'remove'

interface MembersTableProps {
  members: readonly Member[]
  ownId: string
  /** Null for those who may only look. */
  onTask: ((task: MemberTask, member: Member) => void) | null
}

export const MembersTable = ({ members, ownId, onTask }: MembersTableProps) => (
  <Table aria-label="Members">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-sm:hidden">Role</HeaderCell>
        <HeaderCell className="max-md:hidden">Joined</HeaderCell>
        {onTask && (
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        )}
      </tr>
    </TableHead>
    <TableBody>
      {members.map((member) => (
        <TableRow key={member.personId}>
          <Cell className="max-w-0 max-sm:w-full sm:w-1/2">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{member.name}</span>
              {member.personId === ownId && <Badge>You</Badge>}
              {!member.active && <Badge tone="warning">Disabled</Badge>}
            </span>
            <span className="block truncate text-xs text-muted">{member.email}</span>
            <span className="mt-1.5 block sm:hidden">
              <StandingBadges {...member} />
            </span>
          </Cell>
          <Cell className="max-sm:hidden">
            <StandingBadges {...member} />
          </Cell>
          <Cell className="tabular whitespace-nowrap text-muted max-md:hidden">{formatDate(member.joinedAt)}</Cell>
          {onTask && (
            <Cell className="w-12 text-right">
              <Menu trigger={<IconButton icon={Ellipsis} label={`Actions for ${member.name}`} />}>
                <MenuItem icon={UserPen} onSelect={() => onTask('change', member)}>
                  Change role
                </MenuItem>
                <MenuItem icon={UserMinus} onSelect={() => onTask('remove', member)}>
                  {member.personId === ownId ? 'Leave the organisation' : 'Remove'}
                </MenuItem>
              </Menu>
            </Cell>
          )}
        </TableRow>
      ))}
    </TableBody>
  </Table>
)
