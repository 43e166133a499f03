import type { Slot } from '@medinotes/shared/availability'
import type { Calendar, CalendarBooking } from '@medinotes/shared/calendars'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { today } from '../consultations/today.ts'
import { freeSlotsQuery } from './free-slots.queries.ts'
import { MoveConsequences } from './move-consequences.tsx'
import { daysAround, nearestSlots, slotAt, type Wanted } from './moving.ts'
import { SlotChoice } from './slot-choice.tsx'
import { dateOf, wallClockOf } from './wall-clock.ts'
import { wantedText } from './wanted-text.ts'

interface MoveDialogProps {
  booking: CalendarBooking
  /** Where it was dropped; absent where it is to be chosen here. */
  wanted?: Wanted | undefined
  specialists: Calendar['specialists']
  /** Where the page waits for the answer. */
  isMoving?: boolean
  /** Why it did not work. */
  problem?: string | null
  onMove: (slot: Slot) => void
  onClose: () => void
}

/** Another time for a booking, by a drop or by choice, and what follows from it before it is done. */
export function MoveDialog({
  booking,
  wanted,
  specialists,
  isMoving = false,
  problem,
  onMove,
  onClose,
}: MoveDialogProps) {
  const search = useSlotSearch(booking, wanted)
  const { slots, chosen } = search
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Move ${booking.reference}`}
      description={`Now ${formatInstant(booking.startsAt, booking.timeZone)}, ${booking.examTypeName}`}
      className="max-w-lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={isMoving} disabled={!chosen} onClick={() => chosen && onMove(chosen)}>
            Move the booking
          </Button>
        </>
      }
    >
      {problem && <Alert tone="danger" title={problem} />}
      {!search.isDropped && <SearchFields search={search} specialists={specialists} />}
      <FoundSlots search={search}>
        {search.missed && (
          <Alert tone="warning" title={`${wantedText(search.missed, specialists)} is not offered`}>
            {slots.length > 0 ? 'These times are the nearest.' : 'No other time is free around that day.'}
          </Alert>
        )}
        {!search.missed && slots.length === 0 && (
          <Alert tone="info" title="No free time in these two weeks">
            Try a later day{specialists.length > 1 && ' or another specialist'}.
          </Alert>
        )}
        {slots.length > 0 && !search.isExact && <SlotChoice slots={slots} chosen={chosen} onChoose={search.choose} />}
      </FoundSlots>
      {chosen && <MoveConsequences bookingId={booking.id} slot={chosen} />}
      {search.isDropped && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => search.searchIn(search.specialistId, search.day)}
        >
          Choose another time
        </Button>
      )}
    </Dialog>
  )
}

type SlotSearch = ReturnType<typeof useSlotSearch>

function useSlotSearch(booking: CalendarBooking, dropped: Wanted | undefined) {
  const [wanted, setWanted] = useState(dropped)
  const [specialistId, setSpecialistId] = useState(dropped?.specialistId ?? booking.specialistId)
  const [day, setDay] = useState(dateOf(dropped?.wallClock ?? wallClockOf(booking.startsAt, booking.timeZone)))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const found = useQuery(
    freeSlotsQuery({
      specialistId,
      examTypeId: booking.examTypeId,
      bookingId: booking.id,
      ...daysAround(day, wanted ? 2 : 0, today()),
    }),
  )
  const all = found.data?.slots ?? []
  const exact = wanted && slotAt(all, wanted.wallClock)
  const slots = wanted && !exact ? nearestSlots(all, wanted.wallClock) : exact ? [exact] : all
  return {
    found,
    slots,
    chosen: slots.find(({ id }) => id === chosenId) ?? exact,
    missed: found.data && wanted && !exact ? wanted : null,
    choose: setChosenId,
    specialistId,
    day,
    isDropped: wanted !== undefined,
    isExact: exact !== undefined,
    searchIn: (specialist: string, date: string) => {
      setWanted(undefined)
      setSpecialistId(specialist)
      setDay(date)
    },
  }
}

function SearchFields({ search, specialists }: { search: SlotSearch; specialists: Calendar['specialists'] }) {
  const { specialistId, day, searchIn } = search
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {specialists.length > 1 && (
        <Field label="Specialist">
          <Choice
            options={specialists}
            value={specialistId}
            findLabel="Find a specialist"
            onChange={(id) => searchIn(id, day)}
          />
        </Field>
      )}
      <Field label="From">
        <Input
          type="date"
          min={today()}
          value={day}
          onChange={(event) => event.target.value && searchIn(specialistId, event.target.value)}
        />
      </Field>
    </div>
  )
}

function FoundSlots({ search: { found }, children }: { search: SlotSearch; children: ReactNode }) {
  if (found.isPending)
    return (
      <div aria-busy className="grid gap-2">
        <output className="sr-only">Looking for free times</output>
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-9" />
      </div>
    )
  if (found.isError && !found.data) {
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
  return children
}
