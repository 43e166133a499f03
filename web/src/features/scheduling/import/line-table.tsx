import type { ImportLine } from '@medinotes/shared/specialist-import'
import { CircleCheck, CircleX, type LucideIcon, Minus, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge, type Tone } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'

const looks: Record<ImportLine['outcome'], { tone: Tone; icon: LucideIcon; label: string }> = {
  create: { tone: 'success', icon: Plus, label: 'Add' },
  change: { tone: 'accent', icon: Pencil, label: 'Change' },
  remove: { tone: 'warning', icon: Minus, label: 'Remove' },
  unchanged: { tone: 'neutral', icon: CircleCheck, label: 'As it is' },
  fault: { tone: 'danger', icon: CircleX, label: 'Put right' },
}

const step = 100

/** The lines of a file; long ones a part at a time. */
export function LineTable({ lines }: { lines: readonly ImportLine[] }) {
  const [most, setMost] = useState(step)
  const rest = lines.length - most
  return (
    <>
      <Table aria-label="Lines">
        <TableHead>
          <tr className="border-b border-line">
            <HeaderCell className="text-right">Line</HeaderCell>
            <HeaderCell>Outcome</HeaderCell>
            <HeaderCell className="w-full">What</HeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {lines.slice(0, most).map((line, index) => (
            <Line key={line.line ?? `removed ${index}`} line={line} />
          ))}
        </TableBody>
      </Table>
      {rest > 0 && (
        <div className="grid justify-items-center">
          <Button onClick={() => setMost(most + step * 5)}>
            Show more ({rest.toLocaleString('en-AU')} {rest === 1 ? 'line' : 'lines'} left)
          </Button>
        </div>
      )}
    </>
  )
}

function Line({ line: { line, outcome, name, about, changes, faults, booked } }: { line: ImportLine }) {
  const { tone, icon, label } = looks[outcome]
  return (
    <TableRow>
      <Cell className="tabular text-right align-top text-muted">{line ?? '–'}</Cell>
      <Cell className="align-top">
        <Badge tone={tone} icon={icon}>
          {label}
        </Badge>
      </Cell>
      <Cell className="min-w-40 align-top wrap-anywhere max-sm:pl-0">
        <p>
          <span className="font-medium">{name || 'Without a name'}</span>
          {about && <span className="text-muted"> {about}</span>}
        </p>
        {changes.map(({ column, before, after }) => (
          <p key={column} className="text-muted">
            {column}: <del>{before || 'empty'}</del> → <ins className="text-text no-underline">{after || 'empty'}</ins>
          </p>
        ))}
        {faults.map(({ column, message }) => (
          <p key={`${column} ${message}`} className="text-danger">
            {column === null ? message : `${column}: ${message}`}
          </p>
        ))}
        {booked > 0 && (
          <p className="text-warning">
            {booked === 1 ? 'A booking lies' : `${booked} bookings lie`} in it; they stay until they are moved or
            cancelled.
          </p>
        )}
      </Cell>
    </TableRow>
  )
}
