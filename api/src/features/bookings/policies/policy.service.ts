import { randomUUID } from 'node:crypto'
import {
  type Policy,
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
import {
  insertPolicy,
  isExamType,
  isSpecialistOf,
  selectLatestVersion,
  selectPolicies,
  selectPolicyFor,
} from './policy.repository.ts'

const toPolicy = (row: Selectable<Policies>, createdBy: string | null): Policy => ({
  ...{ id: row.id, version: row.version, specialistId: row.specialist_id, examTypeId: row.exam_type_id },
  terms: policyTermsSchema.parse(row.terms),
  createdAt: row.created_at.toISOString(),
  createdBy,
})

const changedSince = () =>
  new AppError('stale_version', 'Somebody changed this policy since you opened it. Look at their version first.')

async function refuseUnknown(tx: Db, organizationId: string, { specialistId, examTypeId }: SetPolicy) {
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
          ({ created_by_name, ...row }) => toPolicy(row, created_by_name),
        ),
      ),

    set: (principal: Principal, policy: SetPolicy) =>
      database.as(principal, async (tx) => {
        const organizationId = organizationOf(principal).id
        const { specialistId, examTypeId, terms } = policy
        await refuseUnknown(tx, organizationId, policy)
        if ((await selectLatestVersion(tx, { organizationId, specialistId, examTypeId })) !== policy.version)
          throw changedSince()
        const row = await insertPolicy(tx, {
          ...{ id: randomUUID(), organization_id: organizationId, specialist_id: specialistId },
          ...{ exam_type_id: examTypeId, version: policy.version + 1, created_by: principal.personId },
          terms: JSON.stringify(terms),
        })
        if (!row) throw changedSince()
        await audit.record(tx, principal, 'policy.set', { type: 'policy', id: row.id }, { version: row.version })
        return toPolicy(row, principal.name)
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
