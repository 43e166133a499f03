import type { referrerListSchema } from '@medinotes/shared/booking-drafts'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { Combobox } from '../../../components/combobox.tsx'
import { Field } from '../../../components/field.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { useMe } from '../../auth/account.queries.ts'
import type { SearchAddressState } from './search-address.ts'
import { referrerQuery, referrersQuery } from './search.queries.ts'

/** A practice books for a firm, or for itself. */
export function FirmChoice({ search }: { search: SearchAddressState }) {
  const { role, organization } = useMe()
  return role === 'admin' && organization ? <ReferrerChoice search={search} practice={organization} /> : null
}

type Firms = z.infer<typeof referrerListSchema>

interface ReferrerChoiceProps {
  search: SearchAddressState
  practice: { id: string; name: string }
}

function ReferrerChoice({ search: { address, change }, practice }: ReferrerChoiceProps) {
  const [typed, setTyped] = useState('')
  const found = useQuery(referrersQuery(useSettled(typed.trim())))
  const firm = useQuery({ ...referrerQuery(address.firm ?? ''), enabled: address.firm !== undefined })
  return (
    <Field
      label="Booked for"
      hint="A firm sees the booking as its own, and hears of it. Only your own specialists can be booked for it."
    >
      <Combobox
        label="Find a firm"
        chosen={address.firm === undefined ? practice : firm.data}
        options={found.data?.items ?? []}
        status={statusOf(found)}
        typed={typed}
        onType={setTyped}
        onChoose={(id) => change({ firm: id === practice.id ? '' : id })}
      />
    </Field>
  )
}

function statusOf({ data, error }: UseQueryResult<Firms>) {
  if (error) return errorText(error)
  if (data === undefined) return 'Looking …'
  if (data.items.length === 0) return 'No firm that has booked with you has a name like that.'
  return data.nextCursor === null ? undefined : 'There are more. Type how the name, or a word of it, begins.'
}
