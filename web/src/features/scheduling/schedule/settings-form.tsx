import { zodResolver } from '@hookform/resolvers/zod'
import type { SpecialistSettings } from '@medinotes/shared/scheduling'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { codeOf } from '../../../lib/api-error.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey, bookingsKey } from '../../bookings/booking-keys.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { saveSettings } from '../schedule.queries.ts'
import { SpecialistCards } from './specialist-cards.tsx'
import { specialistFormSchema, type SpecialistProfile, type SpecialistValues, valuesOf } from './specialist-values.ts'
import type { KeptVersion } from './use-kept-version.ts'

export function SettingsForm({ kept }: { kept: KeptVersion<SpecialistSettings> }) {
  const { id } = kept.shown
  const form = useForm<SpecialistValues, unknown, SpecialistProfile>({
    resolver: zodResolver(specialistFormSchema),
    defaultValues: valuesOf(kept.shown),
    mode: 'onTouched',
  })
  const { errors, isDirty } = form.formState
  useEffect(() => kept.setDirty(isDirty), [isDirty, kept])
  const saving = useChange((profile: SpecialistProfile) => saveSettings(id, { ...profile, version: kept.version }), {
    renews: [schedulingKey, availabilityKey, bookingsKey],
    done: () => 'The settings were saved',
  })
  const submit = form.handleSubmit((profile) =>
    saving.mutate(profile, {
      onSuccess(settings) {
        form.reset(valuesOf(settings))
        kept.saved(settings)
      },
      onError: (error) => showProblem(form, error),
    }),
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <SpecialistCards form={form} />
      {errors.root && (
        <Alert tone="danger" title="The settings were not saved">
          {codeOf(saving.error) === 'stale_version'
            ? 'Somebody saved others meanwhile. Look at the note above, then save again.'
            : errors.root.message}
        </Alert>
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" loading={saving.isPending}>
          Save the settings
        </Button>
      </div>
    </form>
  )
}
