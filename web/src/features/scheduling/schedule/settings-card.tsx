import { useSuspenseQuery } from '@tanstack/react-query'
import type { SpecialistSettings } from '@medinotes/shared/scheduling'
import { specialistSettingsQuery } from '../schedule.queries.ts'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useKeptVersion } from './use-kept-version.ts'

export function SettingsCard({ specialistId }: { specialistId: string }) {
  const latest: SpecialistSettings = useSuspenseQuery(specialistSettingsQuery(specialistId)).data
  const kept = useKeptVersion(latest)
  return (
    <>
      <ChangedElsewhere kept={kept} />
      <SettingsForm key={kept.generation} kept={kept} />
    </>
  )
}
