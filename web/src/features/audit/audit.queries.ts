import { auditListSchema, type AuditChain, type AuditExportFormat, auditVerdictSchema } from '@medinotes/shared/audit'
import { api } from '../../lib/api-client.ts'
import { pagedQuery } from '../../lib/paged-query.ts'
import { saveFile } from '../../lib/save-file.ts'
import type { AuditFilters } from './audit-filters.ts'

export const auditKey = ['audit']

export const auditQuery = (filters: AuditFilters) =>
  pagedQuery({ queryKey: auditKey, path: '/audit', schema: auditListSchema, filters: { ...asked(filters), limit: 50 } })

export const verifyChain = (chain: AuditChain) => api.get('/audit/verify', auditVerdictSchema, { query: { chain } })

export const saveExport = (format: AuditExportFormat, filters: AuditFilters) =>
  saveFile('/audit/export', `audit.${format}`, { ...asked(filters), format })

/** Days are those of the reader, as the list shows them. */
const asked = ({ from, to, ...filters }: AuditFilters) => ({
  ...filters,
  ...(from !== undefined && { from: startOf(from, 0) }),
  ...(to !== undefined && { to: startOf(to, 1) }),
})

function startOf(day: string, daysLater: number) {
  const start = new Date(`${day}T00:00`)
  start.setDate(start.getDate() + daysLater)
  return start.toISOString()
}
