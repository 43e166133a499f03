import type { DeadlineClock, FeeStep, PolicyTerms } from '@medinotes/shared/policies'
import { australianStates, type AustralianState, zoneOfState } from '@medinotes/shared/scheduling'
import { useQuery } from '@tanstack/react-query'
import { addDays, format, startOfISOWeek } from 'date-fns'
import { useState } from 'react'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { formatCents } from '../../../lib/money.ts'
import { instantOf } from '../../calendar/wall-clock.ts'
import { stateNames } from '../../scheduling/state-zones.ts'
import { quoteNow, quoteSentence } from '../booking/quote-words.ts'
import { policyPreviewQuery } from './policies.queries.ts'

/** A Tuesday some weeks ahead, so that every usual tier still lies before it. */
const exampleDay = () => format(addDays(startOfISOWeek(new Date()), 36), 'yyyy-MM-dd')

/** What the terms would mean for an examination at 10 am, as it is told to referrers. */
export function ExamplePreview({ terms, feeCents }: { terms: PolicyTerms | null; feeCents: number }) {
  const [day, setDay] = useState(exampleDay)
  const [state, setState] = useState<AustralianState>('NSW')
  return (
    <section aria-label="Example" className="grid content-start gap-4 rounded-md bg-sunken p-4">
      <p className="font-medium">An examination for {formatCents(feeCents)}, 10 am</p>
      <div className="grid grid-cols-2 gap-3">
        <Field label="On">
          <Input
            type="date"
            min="2020-01-01"
            max="2099-12-30"
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Field>
        <Field label="In">
          <Select
            value={state}
            onChange={({ target }) => setState(australianStates.find((one) => one === target.value) ?? state)}
          >
            {australianStates.map((one) => (
              <option key={one} value={one}>
                {stateNames[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {terms && day ? (
        <Sentences terms={terms} feeCents={feeCents} day={day} state={state} />
      ) : (
        <p className="text-muted">Put right what is marked to see what it means.</p>
      )}
    </section>
  )
}

interface SentencesProps {
  terms: PolicyTerms
  feeCents: number
  day: string
  state: AustralianState
}

function Sentences({ terms, feeCents, day, state }: SentencesProps) {
  const timeZone = zoneOfState[state]
  const startsAt = instantOf(`${day}T10:00`, timeZone)
  const {
    data: clock,
    error,
    isPlaceholderData,
  } = useQuery(policyPreviewQuery({ terms, feeCents, startsAt, state, timeZone }))
  if (!clock) return error ? <p className="text-danger">{errorText(error)}</p> : <Skeleton className="h-40 w-full" />
  return (
    <ul aria-live="polite" aria-busy={isPlaceholderData} className="tabular grid gap-2">
      {sentencesOf(clock, timeZone).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

// As somebody reads it long before, so that every step is told, whatever day it is.
const longBefore = 0

function told(doing: string, steps: readonly FeeStep[], timeZone: string) {
  const first = quoteNow(steps, timeZone, longBefore)
  const later = steps
    .slice(2)
    .map(({ from, feeCents }) => `From ${formatInstant(from ?? '', timeZone)} it costs ${formatCents(feeCents)}.`)
  return [...(first ? [quoteSentence(doing, first)] : []), ...later]
}

const deadlineNames = { paperwork: 'Documents are due', report: 'The report is due' }

function sentencesOf({ cancellation, rescheduling, noShowFeeCents, deadlines }: DeadlineClock, timeZone: string) {
  const isMovedAlike = JSON.stringify(rescheduling) === JSON.stringify(cancellation)
  return [
    ...told('Cancelling', cancellation, timeZone),
    ...(isMovedAlike ? ['Moving costs the same.'] : told('Moving', rescheduling, timeZone)),
    noShowFeeCents === 0 ? 'Not attending is free.' : `Not attending costs ${formatCents(noShowFeeCents)}.`,
    ...deadlines.map(({ kind, at }) => `${deadlineNames[kind]} ${formatInstant(at, timeZone)}.`),
  ]
}
