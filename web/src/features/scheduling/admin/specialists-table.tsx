import type { Specialist } from '@medinotes/shared/scheduling'
import { CircleCheck, EyeOff, UserRoundX } from 'lucide-react'
import { memo } from 'react'
import { paths } from '../../../app/paths.ts'
import { Badge } from '../../../components/badge.tsx'
import { Link } from '../../../components/link.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'
import { SpecialistMenu } from './specialist-menu.tsx'

interface SpecialistsTableProps {
  specialists: readonly Specialist[]
  mayList: boolean
  /** Those of the practice have working hours that can be opened. */
  isOwn: boolean
}

/** Typing into the filter above draws no row. */
export const SpecialistsTable = memo(({ specialists, mayList, isOwn }: SpecialistsTableProps) => (
  <Table aria-label="Specialists">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-md:hidden">{isOwn ? 'Where' : 'Practice'}</HeaderCell>
        <HeaderCell className="max-lg:hidden">Exam types</HeaderCell>
        <HeaderCell className="max-sm:hidden">For referrers</HeaderCell>
        <HeaderCell>
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </tr>
    </TableHead>
    <TableBody>
      {specialists.map((specialist) => (
        <TableRow key={specialist.id}>
          <Cell className="max-w-0 max-sm:w-full sm:w-2/5">
            {isOwn ? (
              <Link
                to={paths.scheduleOf(specialist.id)}
                className="block truncate text-text no-underline hover:underline"
              >
                {specialist.name}
              </Link>
            ) : (
              <span className="block truncate font-medium">{specialist.name}</span>
            )}
            <span className="block truncate text-xs text-muted">{specialist.specialty}</span>
            <span className="mt-1.5 block sm:hidden">
              <StateBadge specialist={specialist} />
            </span>
          </Cell>
          <Cell className="text-muted max-md:hidden">{isOwn ? whereOf(specialist) : specialist.practiceName}</Cell>
          <Cell className="tabular text-muted max-lg:hidden">{specialist.offers.length}</Cell>
          <Cell className="max-sm:hidden">
            <StateBadge specialist={specialist} />
          </Cell>
          <Cell className="w-12 text-right">
            <SpecialistMenu specialist={specialist} mayList={mayList} isOwn={isOwn} />
          </Cell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
))

function StateBadge({ specialist: { listed, activity } }: { specialist: Specialist }) {
  if (activity === 'deactivated') return <Badge icon={UserRoundX}>Deactivated</Badge>
  if (activity === 'no-account') {
    return (
      <Badge tone="warning" icon={UserRoundX}>
        Account ended
      </Badge>
    )
  }
  if (!listed) return <Badge icon={EyeOff}>Not listed</Badge>
  return (
    <Badge tone="success" icon={CircleCheck}>
      Listed
    </Badge>
  )
}

function whereOf({ places, telehealth }: Specialist) {
  const suburbs = new Set(places.map(({ suburb, state }) => `${suburb} ${state}`))
  return [...suburbs, ...(telehealth ? ['Telehealth'] : [])].join(', ') || 'No hours yet'
}
