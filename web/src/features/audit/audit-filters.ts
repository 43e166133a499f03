import { auditChains } from '@medinotes/shared/audit'
import { auditActions, auditGroups, auditSubjectTypes } from '@medinotes/shared/audit-actions'
import { dateSchema, idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { useListFilters, withoutEmpty } from '../../lib/use-list-filters.ts'

const addressSchema = z.object({
  chain: z.enum(auditChains).optional().catch(undefined),
  personId: idSchema.optional().catch(undefined),
  subjectType: z.enum(auditSubjectTypes).optional().catch(undefined),
  subjectId: idSchema.optional().catch(undefined),
  action: z
    .enum([...auditActions, ...auditGroups])
    .optional()
    .catch(undefined),
  from: dateSchema.optional().catch(undefined),
  to: dateSchema.optional().catch(undefined),
})

const names = ['chain', 'personId', 'subjectType', 'subjectId', 'action', 'from', 'to'] as const

/** Ids and codes only, so all of them may be in the address. */
export function useAuditFilters() {
  const { address, setFilter, clear } = useListFilters(names)
  const filters = withoutEmpty(addressSchema.parse(address))
  return { filters, setFilter, clear }
}

export type AuditFilterState = ReturnType<typeof useAuditFilters>
export type AuditFilters = AuditFilterState['filters']
