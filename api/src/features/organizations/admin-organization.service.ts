import { randomUUID } from 'node:crypto'
import type { AuditAction } from '@medinotes/shared/audit-actions'
import type {
  AdminOrganization,
  AdminOrganizationQuery,
  ChangeOrganization,
  CreateOrganization,
} from '@medinotes/shared/organizations'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { readPage } from '../../platform/list-page.ts'
import { openForChange } from './member-changes.ts'
import {
  type ListedOrganization,
  type OrganizationRow,
  selectListedOrganization,
  selectOrganizations,
  updateOrganization,
} from './organization.repository.ts'
import { insertOrganization } from './people.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
}

export type AdminOrganizations = ReturnType<typeof createAdminOrganizations>

/** Every organization of the installation, for the admins of the one that runs it. */
export function createAdminOrganizations({ database, audit }: Dependencies) {
  async function record(tx: Db, principal: Principal, before: OrganizationRow, change: ChangeOrganization) {
    const subject = { type: 'organization', id: before.id } as const
    for (const { action, field } of actionsOf(before, change)) {
      await audit.record(tx, principal, action, subject, { from: before[field], to: change[field] ?? before[field] })
    }
  }

  return {
    list: (principal: Principal, { query, status, ...page }: AdminOrganizationQuery) =>
      database.as(principal, (tx) =>
        readPage(page, (request) => selectOrganizations(tx, { query, status, ...request }), toAdminOrganization),
      ),

    create: (principal: Principal, organization: CreateOrganization) =>
      database.as(principal, async (tx) => {
        const id = randomUUID()
        await insertOrganization(tx, { id, ...organization, status: 'active' })
        await audit.record(tx, principal, 'organization.created', { type: 'organization', id })
        return toAdminOrganization(await selectListedOrganization(tx, id))
      }),

    change: (principal: Principal, id: string, change: ChangeOrganization) =>
      database.as(principal, async (tx) => {
        const before = await openForChange(tx, id)
        if (before.operator && (change.status ?? 'active') !== 'active') {
          throw new AppError('conflict', 'The organisation that runs the service stays active.')
        }
        await updateOrganization(tx, id, change)
        await record(tx, principal, before, change)
        return toAdminOrganization(await selectListedOrganization(tx, id))
      }),
  }
}

function actionsOf(before: OrganizationRow, { name, status, plan }: ChangeOrganization) {
  const actions: { action: AuditAction; field: 'name' | 'plan' | 'status' }[] = []
  if (name !== undefined && name !== before.name) actions.push({ action: 'organization.renamed', field: 'name' })
  if (plan !== undefined && plan !== before.plan) actions.push({ action: 'organization.plan-changed', field: 'plan' })
  if (status !== undefined && status !== before.status) {
    actions.push({ action: statusAction(before.status, status), field: 'status' })
  }
  return actions
}

function statusAction(before: OrganizationRow['status'], status: OrganizationRow['status']): AuditAction {
  if (status === 'suspended') return 'organization.suspended'
  if (status === 'pending') return 'organization.approval-withdrawn'
  return before === 'suspended' ? 'organization.reinstated' : 'organization.approved'
}

const toAdminOrganization = ({ createdAt, ...organization }: ListedOrganization): AdminOrganization => ({
  ...organization,
  createdAt: createdAt.toISOString(),
})
