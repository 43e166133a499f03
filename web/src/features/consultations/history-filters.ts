import { consultationStatusSchema } from '@medinotes/shared/consultations'
import { dateSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { useListFilters, withoutEmpty } from '../../lib/use-list-filters.ts'
import type { HistoryFilters } from './consultation.queries.ts'

const addressSchema = z.object({
  status: consultationStatusSchema.optional().catch(undefined),
  template: z.string().optional(),
  tasks: z.literal('open').optional().catch(undefined),
  from: dateSchema.optional().catch(undefined),
  to: dateSchema.optional().catch(undefined),
})

/** The filters of the history: all in the address but the patient's name, which is beside it. */
export function useHistoryFilters() {
  const { address, query, ...list } = useListFilters(['status', 'template', 'tasks', 'from', 'to'])
  const filters: HistoryFilters = withoutEmpty({ ...addressSchema.parse(address), query })
  return { filters, ...list }
}
