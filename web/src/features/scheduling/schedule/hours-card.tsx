import type { WorkingHours } from '@medinotes/shared/scheduling'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Card, CardHeader } from '../../../components/card.tsx'
import { useKeptVersion } from './use-kept-version.ts'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { HoursForm } from './hours-form.tsx'
import { workingWeekQuery } from '../schedule.queries.ts'

export interface WorkingWeek {
  version: number
  hours: WorkingHours[]
}

export function HoursCard({ specialistId }: { specialistId: string }) {
  const latest: WorkingWeek = useSuspenseQuery(workingWeekQuery(specialistId)).data
  const kept = useKeptVersion(latest)
  return (
    <Card aria-label="Weekly hours" className="grid gap-4">
      <CardHeader
        className="mb-0"
        title="Weekly hours"
        description="When examinations can be booked, in the time of the place. Several rows on one day leave a gap between them."
      />
      <ChangedElsewhere kept={kept} />
      <HoursForm key={kept.generation} specialistId={specialistId} kept={kept} />
    </Card>
  )
}
