import { consultationStatusSchema } from '@medinotes/shared/consultations'
import { dateSchema } from '@medinotes/shared/common'
import { useCallback, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { z } from 'zod'
import type { HistoryFilters } from './consultation.queries.ts'

const addressNames = ['status', 'from', 'to'] as const
type AddressName = (typeof addressNames)[number]

const addressSchema = z.object({
  status: consultationStatusSchema.optional().catch(undefined),
  from: dateSchema.optional().catch(undefined),
  to: dateSchema.optional().catch(undefined),
})
const stateSchema = z.object({ search: z.string() }).catch({ search: '' })

/** Leaves out what is not set: `?status=` means no filter and belongs in no address. */
function withoutEmpty(filters: Record<string, string | undefined>): HistoryFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''))
}

/**
 * The filters of the history. Status and dates are in the address; the search text is a person's name, so it is kept beside
 * the address in this tab's history entry, where Back finds it and no log ever sees it.
 */
export function useHistoryFilters() {
  const [parameters, setParameters] = useSearchParams()
  const { state } = useLocation()
  const { search } = stateSchema.parse(state)
  const [typed, setTyped] = useState(search)
  const address = addressSchema.parse(Object.fromEntries(parameters))

  const setFilter = (name: AddressName, value: string) =>
    setParameters(
      (present) => {
        const next = new URLSearchParams(present)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true, state: { search } },
    )

  const setSearch = useCallback(
    (text: string) => setParameters((present) => present, { replace: true, state: { search: text } }),
    [setParameters],
  )

  const clear = () => {
    setTyped('')
    setParameters({}, { replace: true, state: { search: '' } })
  }

  const filters = withoutEmpty({ ...address, query: search.trim() })
  return { filters, typed, setTyped, search, setSearch, setFilter, clear }
}
