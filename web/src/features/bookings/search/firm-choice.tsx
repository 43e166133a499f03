import { useQuery } from '@tanstack/react-query'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { useMe } from '../../auth/account.queries.ts'
import type { SearchAddressState } from './search-address.ts'
import { referrersQuery } from './search.queries.ts'

/** A practice books for a firm, or for itself. */
export function FirmChoice({ search: { address, change } }: { search: SearchAddressState }) {
  const { role, organization } = useMe()
  const isAdmin = role === 'admin'
  const { data } = useQuery({ ...referrersQuery, enabled: isAdmin })
  if (!isAdmin) return null
  return (
    <Field
      label="Booked for"
      hint="A firm sees the booking as its own. Only your own specialists can be booked for it."
    >
      <Select value={address.firm ?? ''} onChange={(event) => change({ firm: event.target.value })}>
        <option value="">{organization?.name ?? 'Your practice'}</option>
        {(data?.items ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
