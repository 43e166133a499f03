import type { Slot } from '@medinotes/shared/availability'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { classNames } from '../../../lib/class-names.ts'
import { today } from '../../consultations/today.ts'
import { type SearchAddressState, searchedDays } from './search-address.ts'
import { useSearchChoices } from './search-choices.ts'
import { ExamTypeChoice, SearchFilters } from './search-filters.tsx'
import { SearchResults } from './search-results.tsx'
import { filtersOf } from './search.queries.ts'

interface SlotSearchProps {
  search: SearchAddressState
  /** A form in progress: whoever may not examine that person is left out. */
  draftId: string | undefined
  onTake: (slot: Slot) => void
  /** What is to be said above the results. */
  notices: ReactNode
}

/** Filters left, the earliest free times of all specialists right. */
export function SlotSearch({ search, draftId, onTake, notices }: SlotSearchProps) {
  const choices = useSearchChoices(search.address)
  const { furthest, ...days } = searchedDays(search.address, today())
  const { examType } = choices
  return (
    <>
      <PageHeader
        title="Book an examination"
        description="Take a time: it is kept for you while you fill in the form."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-8">
        <Filters choice={<ExamTypeChoice search={search} choices={choices} />}>
          <SearchFilters search={search} choices={choices} days={days} />
        </Filters>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          {notices}
          {choices.error && (
            <Alert
              tone="danger"
              title="What can be booked could not be loaded"
              action={<Button onClick={choices.retry}>Try again</Button>}
            >
              {errorText(choices.error)}
            </Alert>
          )}
          {!choices.error && !examType && <RowSkeletons label="Looking for free times" rows={8} />}
          {examType && (
            <SearchResults
              search={search}
              filters={{ ...filtersOf(search.address, days, examType.id), draftId }}
              furthest={furthest}
              onTake={onTake}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** On a narrow page the results come first: filters open by a button. */
function Filters({ choice, children }: { choice: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <search aria-label="Find a time" className="grid gap-4 lg:sticky lg:top-20">
      {choice}
      <Button
        icon={SlidersHorizontal}
        aria-expanded={isOpen}
        onClick={() => setOpen((open) => !open)}
        className="justify-self-start lg:hidden"
      >
        Filters
      </Button>
      <div className={classNames('lg:block', !isOpen && 'hidden')}>{children}</div>
    </search>
  )
}
