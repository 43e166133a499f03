import { randomUUID } from 'node:crypto'
import type { DictationConsent } from '@medinotes/shared/dictation'
import type { Selectable } from 'kysely'
import type { DictationConsents } from '../../../platform/database-schema.ts'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { insertConsent, withdrawConsent } from './consent.repository.ts'

const view = ({ id, wording, given_at, withdrawn_at }: Selectable<DictationConsents>): DictationConsent => ({
  ...{ id, wording, givenAt: given_at.toISOString() },
  withdrawnAt: withdrawn_at?.toISOString() ?? null,
})

const subject = { type: 'consultation', id: null } as const

/** Keeps that a patient agreed to be recorded, as the clinician confirmed it. */
export const createDictationConsents = ({ database, audit }: { database: Database; audit: Audit }) => ({
  give: (principal: Principal, wording: number) =>
    database.as(principal, async (tx) => {
      const id = randomUUID()
      const organization_id = organizationOf(principal).id
      const consent = await insertConsent(tx, { id, organization_id, person_id: principal.personId, wording })
      await audit.record(tx, principal, 'consultation.dictation-consented', subject, { consent: id, wording })
      return view(consent)
    }),

  withdraw: (principal: Principal, id: string) =>
    database.as(principal, async (tx) => {
      const consent = await withdrawConsent(tx, id)
      if (!consent) throw new AppError('not_found', 'There is no such consent of yours that stands.')
      await audit.record(tx, principal, 'consultation.dictation-consent-withdrawn', subject, { consent: id })
      return view(consent)
    }),
})
