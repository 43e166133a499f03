import type { AdminPerson } from '@medinotes/shared/organizations'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { useChange } from '../../lib/use-change.ts'
import { adminKey } from './organization-keys.ts'
import { organizationChoicesQuery, setMembership } from './admin.queries.ts'
import { standingProblem } from './refusals.ts'
import { StandingDialog } from './standing-dialog.tsx'

interface AddMembershipDialogProps {
  person: AdminPerson
  onClose: () => void
}

/** Lets somebody in who waits, or into one organization more. */
export function AddMembershipDialog({ person, onClose }: AddMembershipDialogProps) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const { data, error } = useQuery(organizationChoicesQuery(useDeferredValue(search.trim())))
  const taken = new Set(person.memberships.map(({ organizationId }) => organizationId))
  const choices = data?.items.filter(({ id }) => !taken.has(id)) ?? []
  const organization = choices.find(({ id }) => id === chosen) ?? choices[0]
  const addition = useChange(setMembership, {
    renews: [adminKey],
    done: () => `${person.name} belongs to ${organization?.name} now`,
  })
  return (
    <StandingDialog
      title={`Add ${person.name} to an organisation`}
      description="They see what belongs to it at once."
      action="Add"
      present={{ role: organization?.kind === 'firm' ? 'referrer' : 'specialist', administers: false }}
      isPending={addition.isPending}
      problem={standingProblem(addition.error ?? error)}
      onSave={(standing) =>
        organization &&
        addition.mutate({ personId: person.id, organizationId: organization.id, standing }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Field label="Find an organisation" optional>
        <Input
          type="search"
          value={search}
          maxLength={120}
          autoComplete="off"
          placeholder="Begin its name"
          onChange={(event) => setSearch(event.target.value)}
        />
      </Field>
      <Field label="Organisation" required>
        <Select value={organization?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {data && choices.length === 0 && <Alert title="No organisation fits" />}
    </StandingDialog>
  )
}
