import type { Role } from '@medinotes/shared/permissions'
import { Checkbox } from '../../components/checkbox.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { roleOptions } from './role-names.ts'

export interface StandingValue {
  role: Role
  administers: boolean
}

interface StandingFieldsProps {
  value: StandingValue
  onChange: (value: StandingValue) => void
}

/** What a membership gives: a role, and whether its holder also runs the organization. */
export function StandingFields({ value, onChange }: StandingFieldsProps) {
  const choose = (chosen: string) => {
    const option = roleOptions.find((candidate) => candidate.value === chosen)
    if (option) onChange({ ...value, role: option.value })
  }
  const isAdmin = value.role === 'admin'
  return (
    <div className="grid gap-3">
      <ChoiceCards
        legend="Role"
        name="role"
        options={roleOptions}
        chosen={value.role}
        onChange={(event) => choose(event.target.value)}
      />
      <Checkbox
        checked={value.administers || isAdmin}
        disabled={isAdmin}
        onChange={(event) => onChange({ ...value, administers: event.target.checked })}
      >
        Also runs the organisation: its name, members and invitations
      </Checkbox>
    </div>
  )
}
