import { zodResolver } from '@hookform/resolvers/zod'
import type { Member } from '@medinotes/shared/organizations'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Choice } from '../../../components/choice.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { everyMemberQuery } from '../../organizations/organization.queries.ts'
import { ProfileFields } from '../schedule/profile-fields.tsx'
import {
  newSpecialist,
  specialistFormSchema,
  type SpecialistProfile,
  type SpecialistValues,
} from '../schedule/specialist-values.ts'
import { createSpecialist } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'

/** Somebody of the practice: a member, who then keeps their own hours, or somebody without an account. */
export function AddSpecialistDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [personId, setPersonId] = useState<string | null>(null)
  const members = useQuery(everyMemberQuery).data ?? []
  const form = useForm<SpecialistValues, unknown, SpecialistProfile>({
    resolver: zodResolver(specialistFormSchema),
    defaultValues: newSpecialist(''),
    mode: 'onTouched',
  })
  const { errors } = form.formState
  const adding = useChange((profile: SpecialistProfile) => createSpecialist({ ...profile, personId }), {
    renews: [schedulingKey],
    done: ({ name }) => `${name} was added`,
  })
  const submit = form.handleSubmit((profile) =>
    adding.mutate(profile, {
      onSuccess: ({ id }) => void navigate(paths.scheduleOf(id)),
      onError: (error) => showProblem(form, error),
    }),
  )
  const chooseMember = (id: string) => {
    setPersonId(id || null)
    const member = members.find((each) => each.personId === id)
    if (member) form.setValue('name', member.name, { shouldDirty: true })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a specialist"
      description="Working hours, fees and exam types come next."
      className="max-w-2xl"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <AccountField personId={personId} members={members} onChoose={chooseMember} />
        <ProfileFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={adding.isPending}>
            Add the specialist
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface AccountFieldProps {
  personId: string | null
  members: readonly Member[]
  onChoose: (personId: string) => void
}

const AccountField = ({ personId, members, onChoose }: AccountFieldProps) => (
  <Field label="Account" hint="A member keeps their own hours; somebody without an account is kept by the practice.">
    <Choice
      options={members
        .filter(({ role }) => role === 'specialist')
        .map((member) => ({ id: member.personId, name: member.name }))}
      value={personId ?? ''}
      none="Without an account"
      findLabel="Find a member"
      onChange={onChoose}
    />
  </Field>
)
