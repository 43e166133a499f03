import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarSearch, ListPlus } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatDate } from '../../../lib/dates.ts'
import { waitlistKey } from '../booking-keys.ts'
import type { SearchAddressState } from './search-address.ts'
import { joinWaitlist, type SlotFilters } from './search.queries.ts'

interface NoSlotsProps {
  search: SearchAddressState
  filters: SlotFilters
  furthest: string
}

/** Nothing is free: look further, ask for less, or wait for something to free. */
export function NoSlots({ search: { address, change, clear, isNarrowed }, filters, furthest }: NoSlotsProps) {
  return (
    <EmptyState
      icon={CalendarSearch}
      title="Nothing is free that fits"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {filters.to < furthest && (
            <Button onClick={() => change({ to: furthest, day: undefined })}>
              Search until {formatDate(furthest)}
            </Button>
          )}
          {isNarrowed && <Button onClick={clear}>Clear filters</Button>}
          <WaitButton address={address} filters={filters} />
        </div>
      }
    >
      Between {formatDate(filters.from)} and {formatDate(filters.to)}. Join the waitlist and a time that becomes free is
      kept for you for two hours.
    </EmptyState>
  )
}

function WaitButton({ address, filters }: Pick<NoSlotsProps, 'filters'> & { address: SearchAddressState['address'] }) {
  const queryClient = useQueryClient()
  const join = useMutation({
    mutationFn: () =>
      joinWaitlist({
        examTypeId: filters.examTypeId,
        specialistId: address.specialist ?? null,
        modality: address.how ?? null,
        state: address.state ?? null,
        from: filters.from,
        to: filters.to,
        draftId: filters.draftId ?? null,
      }),
    onSuccess() {
      toast.success('You are on the waitlist', { description: 'You are told as soon as a time that fits is free.' })
      return queryClient.invalidateQueries({ queryKey: waitlistKey })
    },
  })
  if (join.isSuccess) return <ButtonLink to={paths.waitlist}>See the waitlist</ButtonLink>
  return (
    <>
      <Button variant="primary" icon={ListPlus} loading={join.isPending} onClick={() => join.mutate()}>
        Join the waitlist
      </Button>
      {join.error && (
        <Alert tone="danger" title="You are not on the waitlist" className="w-full text-left">
          {errorText(join.error)}
        </Alert>
      )}
    </>
  )
}
