import { useQuery } from '@tanstack/react-query'
import { SlotSearch } from '../search/slot-search.tsx'
import { useSearchAddress } from '../search/search-address.ts'
import { HoldProblem } from '../search/hold-problem.tsx'
import { BookingInProgress } from './booking-in-progress.tsx'
import { DraftOffers } from './draft-offers.tsx'
import { useSlotHold } from './use-slot-hold.ts'
import { draftsQuery } from './wizard.queries.ts'

/** Finds a free time, and fills in the form for it while it is held. */
export function BookPage() {
  const search = useSearchAddress()
  const drafts = useQuery(draftsQuery)
  const isSaved = (id: string) => drafts.data?.some((draft) => draft.id === id) ?? false
  const hold = useSlotHold(search, isSaved)
  const { booking, draft } = search.address
  if (booking !== undefined || hold.isTaking) return <BookingInProgress search={search} hold={hold} />
  return (
    <SlotSearch
      search={search}
      draftId={draft !== undefined && isSaved(draft) ? draft : undefined}
      onTake={hold.take}
      notices={
        <>
          {hold.error && hold.slot && <HoldProblem error={hold.error} slot={hold.slot} onTake={hold.take} />}
          <DraftOffers search={search} drafts={drafts.data ?? []} />
        </>
      }
    />
  )
}
