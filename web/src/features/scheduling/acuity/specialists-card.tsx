import type { AcuityAccount, AcuitySpecialist } from '@medinotes/shared/acuity'
import { useQuery } from '@tanstack/react-query'
import { Stethoscope } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadedList } from '../admin/loaded-list.tsx'
import { acuitySpecialistsQuery } from './acuity.queries.ts'
import { MappingDialog } from './mapping-dialog.tsx'

/** Whose calendar is in Acuity, and which one. */
export function SpecialistsCard({ account }: { account: AcuityAccount }) {
  const list = useQuery(acuitySpecialistsQuery)
  const [chosen, setChosen] = useState<AcuitySpecialist | null>(null)
  const isReady = account.referenceFieldId !== null
  return (
    <Card>
      <CardHeader
        title="Specialists"
        description={isReady ? 'Whose calendar is kept in Acuity' : 'Choose the field for our reference first.'}
      />
      <LoadedList
        list={list}
        names="the specialists"
        empty={
          <EmptyState icon={Stethoscope} title="No specialists yet">
            Add them under Specialists, with what they offer.
          </EmptyState>
        }
      >
        {(specialists) => (
          <ul>
            {specialists.map((specialist) => (
              <SpecialistRow
                key={specialist.id}
                specialist={specialist}
                isReady={isReady}
                onChoose={() => setChosen(specialist)}
              />
            ))}
          </ul>
        )}
      </LoadedList>
      {chosen && <MappingDialog specialist={chosen} onClose={() => setChosen(null)} />}
    </Card>
  )
}

interface SpecialistRowProps {
  specialist: AcuitySpecialist
  isReady: boolean
  onChoose: () => void
}

function SpecialistRow({ specialist, isReady, onChoose }: SpecialistRowProps) {
  const { name, specialty, inAcuity, calendars, types, outsideAcuity } = specialist
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-56 gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {inAcuity && <Badge tone="accent">In Acuity</Badge>}
        </p>
        <p className="text-muted">
          {inAcuity
            ? `${calendars.map((calendar) => calendar.name).join(', ')}; ${types.map((type) => type.name).join(', ')}`
            : `${specialty}, booked by working hours`}
        </p>
        {inAcuity && outsideAcuity > 0 && (
          <p className="text-warning">
            {outsideAcuity} upcoming {outsideAcuity === 1 ? 'booking was' : 'bookings were'} made before. Acuity does
            not know {outsideAcuity === 1 ? 'it' : 'them'}: block the time there.
          </p>
        )}
      </div>
      <Button disabled={!isReady} aria-label={`Choose calendars of ${name}`} onClick={onChoose}>
        Choose calendars
      </Button>
    </li>
  )
}
