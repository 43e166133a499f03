import type { ExamType } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { ClipboardList, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../components/table.tsx'
import { formatCents } from '../../../lib/money.ts'
import { modalityNames } from '../../bookings/booking-words.ts'
import { allExamTypesQuery } from '../scheduling.queries.ts'
import { ExamTypeDialog } from './exam-type-dialog.tsx'
import { LoadedList } from './loaded-list.tsx'

/** What can be booked; the same list for every practice. */
export function ExamTypesPage() {
  const list = useQuery(allExamTypesQuery)
  const [open, setOpen] = useState<ExamType | 'new' | null>(null)
  return (
    <>
      <PageHeader
        title="Exam types"
        description="What can be booked, for every practice; specialists set their own fees and lengths"
        actions={
          <Button variant="primary" icon={Plus} onClick={() => setOpen('new')}>
            Add an exam type
          </Button>
        }
      />
      <LoadedList
        list={list}
        names="the exam types"
        empty={
          <EmptyState icon={ClipboardList} title="No exam types yet">
            Nothing can be booked until there is one.
          </EmptyState>
        }
      >
        {(examTypes) => <ExamTypesTable examTypes={examTypes} onOpen={setOpen} />}
      </LoadedList>
      {open && <ExamTypeDialog examType={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ExamTypesTableProps {
  examTypes: readonly ExamType[]
  onOpen: (examType: ExamType) => void
}

const ExamTypesTable = ({ examTypes, onOpen }: ExamTypesTableProps) => (
  <Table aria-label="Exam types">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Name</HeaderCell>
        <HeaderCell className="max-md:hidden">How</HeaderCell>
        <HeaderCell className="text-right max-sm:hidden">Minutes</HeaderCell>
        <HeaderCell className="text-right max-sm:hidden">Usual fee</HeaderCell>
        <HeaderCell>
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </tr>
    </TableHead>
    <TableBody>
      {examTypes.map((examType) => (
        <TableRow key={examType.id}>
          <Cell className="max-w-0 max-sm:w-full sm:w-1/2">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{examType.name}</span>
              {!examType.active && <Badge>Not offered</Badge>}
            </span>
            <span className="line-clamp-3 text-xs text-muted">{examType.about}</span>
            <span className="tabular block text-xs text-muted sm:hidden">
              {examType.minutes} minutes, {formatCents(examType.feeCents)}
            </span>
          </Cell>
          <Cell className="text-muted max-md:hidden">
            {examType.modalities.map((modality) => modalityNames[modality]).join(', ')}
          </Cell>
          <Cell className="tabular text-right text-muted max-sm:hidden">{examType.minutes}</Cell>
          <Cell className="tabular text-right max-sm:hidden">{formatCents(examType.feeCents)}</Cell>
          <Cell className="w-12 text-right">
            <IconButton icon={Pencil} label={`Change ${examType.name}`} onClick={() => onOpen(examType)} />
          </Cell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
)
