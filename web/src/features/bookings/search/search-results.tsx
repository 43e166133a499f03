import type { Slot } from '@medinotes/shared/availability'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { DayStrip } from './day-strip.tsx'
import { NoSlots } from './no-slots.tsx'
import type { SearchAddressState } from './search-address.ts'
import { freeDaysQuery, type SlotFilters, slotsQuery } from './search.queries.ts'
import { SlotList } from './slot-list.tsx'

interface SearchResultsProps {
  search: SearchAddressState
  filters: SlotFilters
  furthest: string
  onTake: (slot: Slot) => void
}

/** The earliest times of all who fit, below a strip of days. */
export function SearchResults({ search, filters, furthest, onTake }: SearchResultsProps) {
  const { day } = search.address
  const days = useQuery(freeDaysQuery(filters))
  const found = useInfiniteQuery(slotsQuery(day ? { ...filters, from: day, to: day } : filters))
  const slots = found.data?.pages.flatMap((page) => page.slots) ?? []
  if (found.isPending) return <ResultSkeletons />
  if (found.isError && slots.length === 0) {
    return (
      <Alert
        tone="danger"
        title="The free times could not be loaded"
        action={<Button onClick={() => void found.refetch()}>Try again</Button>}
      >
        {errorText(found.error)}
      </Alert>
    )
  }
  const isEmpty = slots.length === 0 && !found.isPlaceholderData
  if (isEmpty && !day) return <NoSlots search={search} filters={filters} furthest={furthest} />
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5" aria-busy={found.isPlaceholderData}>
      <output className="sr-only">
        {found.isPlaceholderData ? 'Searching' : `${countText(slots.length)}${found.hasNextPage ? ', and more' : ''}`}
      </output>
      {days.data && <DayStrip days={days.data} chosen={day} onChoose={(date) => search.change({ day: date })} />}
      {isEmpty ? (
        <Alert
          title="Nothing is free on this day any more"
          action={<Button onClick={() => search.change({ day: undefined })}>Show all days</Button>}
        />
      ) : (
        <SlotList slots={slots} onTake={onTake} />
      )}
      {found.isFetchNextPageError && <Alert tone="danger" title={errorText(found.error)} />}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()} className="mx-auto">
          Show later times
        </Button>
      )}
    </div>
  )
}

const countText = (count: number) => `${count} free ${count === 1 ? 'time' : 'times'}`

const ResultSkeletons = () => (
  <div className="grid gap-5">
    <Skeleton className="h-18" />
    <RowSkeletons label="Looking for free times" rows={8} />
  </div>
)
