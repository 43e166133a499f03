import { randomUUID } from 'node:crypto'
import {
  type Policy,
  type PolicyChange,
  type PolicyPreview,
  type PolicyQuery,
  policyTermsSchema,
  type SetPolicy,
  standardTerms,
} from '@medinotes/shared/policies'
import type { Selectable } from 'kysely'
import type { Policies } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { PolicyTermsOf } from '../booking-dependencies.ts'
import { clockOf } from '../deadline-clock/deadline-clock.ts'
import { consequencesOf } from './policy-consequences.ts'
import {
  insertPolicy,
  isExamType,
  isSpecialistOf,
  selectLastVersion,
  selectPolicies,
  selectPolicyFor,
  withdrawPolicy,
} from './policy.repository.ts'

const toPolicy = (row: Selectable<Policies>, createdBy: string | null, until: Date | null = null): Policy => ({
  ...{ id: row.id, version: row.version, specialistId: row.specialist_id, examTypeId: row.exam_type_id },
  terms: policyTermsSchema.parse(row.terms),
  createdAt: row.created_at.toISOString(),
  createdBy,
  effectiveFrom: (row.effective_from ?? row.created_at).toISOString(),
  effectiveUntil: until?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
})

const changedSince = () =>
  new AppError('stale_version', 'Somebody changed this policy since you opened it. Look at their version first.')

const overlapping = (version: number) =>
  new AppError(
    'policy_overlap',
    `Version ${version} already takes effect then or later. Choose a later day, or withdraw that version first.`,
  )

const furthestDays = 730

/** Null for at once. */
function beginningOf({ effectiveFrom }: Pick<SetPolicy, 'effectiveFrom'>) {
  if (effectiveFrom === undefined) return null
  const begins = new Date(effectiveFrom)
  const days = (begins.getTime() - Date.now()) / 86_400_000
  if (days > 0 && days <= furthestDays) return begins
  const message = 'Choose a day that is still to come, within two years'
  throw new AppError('malformed', `${message}.`, { errors: [{ path: 'effectiveFrom', message }] })
}

type Scope = Pick<SetPolicy, 'specialistId' | 'examTypeId'>

async function refuseUnknown(tx: Db, organizationId: string, { specialistId, examTypeId }: Scope) {
  const known =
    (specialistId === null || (await isSpecialistOf(tx, organizationId, specialistId))) &&
    (examTypeId === null || (await isExamType(tx, examTypeId)))
  if (!known) throw new AppError('not_found', 'There is no such specialist or exam type in your practice.')
}

/** Fees and deadlines of a practice as versions that never change. */
export function createPolicies({ database, audit }: { database: Database; audit: Audit }) {
  return {
    list: (principal: Principal, { history, ...page }: PolicyQuery) =>
      database.as(principal, (tx) =>
        readPage(
          page,
          (request) => selectPolicies(tx, organizationOf(principal).id, { history }, request),
          ({ created_by_name, until, ...row }) => toPolicy(row, created_by_name, until),
        ),
      ),

    set: (principal: Principal, policy: SetPolicy) =>
      database.as(principal, async (tx) => {
        const organizationId = organizationOf(principal).id
        const { specialistId, examTypeId, terms } = policy
        await refuseUnknown(tx, organizationId, policy)
        const begins = beginningOf(policy)
        const last = await selectLastVersion(tx, { organizationId, specialistId, examTypeId })
        if (last.version !== policy.version) throw changedSince()
        if (last.begins && last.begins >= (begins ?? new Date())) throw overlapping(last.version)
        const row = await insertPolicy(tx, {
          ...{ id: randomUUID(), organization_id: organizationId, specialist_id: specialistId },
          ...{ exam_type_id: examTypeId, version: last.number + 1, created_by: principal.personId },
          ...{ terms: JSON.stringify(terms), effective_from: begins },
        })
        if (!row) throw changedSince()
        await audit.record(tx, principal, 'policy.set', { type: 'policy', id: row.id }, { version: row.version })
        return toPolicy(row, principal.name)
      }),

    /** Takes back a version that does not count yet. */
    withdraw: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        const row = await withdrawPolicy(tx, id, principal.personId)
        if (!row) {
          throw new AppError('not_found', 'There is no such policy that is still to come. What counts already, stays.')
        }
        await audit.record(tx, principal, 'policy.withdrawn', { type: 'policy', id }, { version: row.version })
      }),

    consequences: (principal: Principal, change: PolicyChange) =>
      database.as(principal, async (tx) => {
        const organizationId = organizationOf(principal).id
        await refuseUnknown(tx, organizationId, change)
        return consequencesOf(tx, organizationId, { ...change, at: beginningOf(change) ?? new Date() })
      }),

    /** What terms would mean for an examination. */
    preview({ startsAt, ...terms }: PolicyPreview) {
      const beginning = new Date(startsAt)
      return clockOf({ ...terms, startsAt: beginning })
    },

    /** The terms that a booking made now is under; the standard ones where the practice set none. */
    async termsFor(tx: Db, { practiceId, specialistId, examTypeId }: Parameters<PolicyTermsOf['termsFor']>[1]) {
      const row = await selectPolicyFor(tx, { organizationId: practiceId, specialistId, examTypeId })
      if (!row) return { id: null, version: 0, terms: standardTerms }
      return { id: row.id, version: row.version, terms: policyTermsSchema.parse(row.terms) }
    },
  }
}

export type PolicyService = ReturnType<typeof createPolicies>
