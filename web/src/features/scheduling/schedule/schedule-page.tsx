import { idSchema } from '@medinotes/shared/common'
import type { Specialist } from '@medinotes/shared/scheduling'
import { useSuspenseQuery } from '@tanstack/react-query'
import { UserRoundX } from 'lucide-react'
import { Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Choice } from '../../../components/choice.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { useMe } from '../../auth/account.queries.ts'
import { specialistSettingsQuery } from '../schedule.queries.ts'
import { ownSpecialistsQuery } from '../scheduling.queries.ts'
import { ExceptionsCard } from './exceptions-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { SettingsCard } from './settings-card.tsx'

/** When and how somebody can be booked: their own, or for an admin anybody's of the practice. */
export function SchedulePage() {
  const { specialists, specialist, choose } = useChosen()
  return (
    <>
      <PageHeader
        title="Working hours"
        description={specialist ? `${specialist.name}, ${specialist.specialty}` : 'When and how somebody can be booked'}
        actions={
          specialists.length > 1 && (
            <Choice
              aria-label="Specialist"
              options={specialists}
              value={specialist?.id ?? ''}
              findLabel="Find a specialist"
              onChange={choose}
              className="w-64"
            />
          )
        }
      />
      {specialist ? (
        <Suspense key={specialist.id} fallback={<RowSkeletons label="Loading the working hours" rows={10} />}>
          <Schedule id={specialist.id} />
        </Suspense>
      ) : (
        <NobodyYet />
      )}
    </>
  )
}

/** Somebody who is a specialist has their own hours; an admin chooses among all. */
function useChosen() {
  const isAdmin = useMe().role === 'admin'
  const all = useSuspenseQuery(ownSpecialistsQuery).data
  const specialists = isAdmin ? all : all.filter(({ isSelf }) => isSelf)
  const [parameters, setParameters] = useSearchParams()
  const wanted = idSchema.nullable().catch(null).parse(parameters.get('specialist'))
  const specialist: Specialist | undefined = specialists.find(({ id }) => id === wanted) ?? specialists[0]
  return { specialists, specialist, choose: (id: string) => setParameters({ specialist: id }) }
}

function Schedule({ id }: { id: string }) {
  const { name, timeZone, scheduling } = useSuspenseQuery(specialistSettingsQuery(id)).data
  return (
    <div className="grid gap-6">
      {scheduling === 'acuity' ? (
        <Alert title={`${name} is booked through Acuity`}>
          Working hours are kept there. Leave, buffers, notice and the number of days ahead that are entered here count
          as well.
        </Alert>
      ) : (
        <HoursCard specialistId={id} />
      )}
      <ExceptionsCard specialist={{ id, timeZone }} />
      <SettingsCard specialistId={id} />
    </div>
  )
}

function NobodyYet() {
  const isAdmin = useMe().role === 'admin'
  if (!isAdmin) {
    return (
      <EmptyState icon={UserRoundX} title="You cannot be booked yet">
        Ask an admin of your practice to add you to its specialists; your working hours then stand here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={UserRoundX}
      title="No specialists yet"
      action={<ButtonLink to={paths.adminSpecialists}>Add somebody</ButtonLink>}
    >
      Add the specialists of the practice first; their working hours then stand here.
    </EmptyState>
  )
}
