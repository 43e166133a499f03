import { randomUUID } from 'node:crypto'
import type { ChangeSpecialist, CreateSpecialist, SpecialistSettings } from '@medinotes/shared/scheduling'
import type { Selectable } from 'kysely'
import type { Specialists } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { changedSince, findKept } from './schedule-finder.ts'
import {
  countExamTypes,
  insertSpecialist,
  isActiveMember,
  replaceOffers,
  selectMinutesInAcuity,
  selectOffers,
  updateListing,
  updateSpecialist,
} from './schedule-keeping.repository.ts'
import { type Profile, toColumns } from './specialist-columns.ts'

async function present(tx: Db, row: Selectable<Specialists>): Promise<SpecialistSettings> {
  const offers = await selectOffers(tx, row.id)
  return {
    ...{ id: row.id, version: row.version, name: row.name, specialty: row.specialty, personId: row.person_id },
    ...{ languages: row.languages, state: row.state as SpecialistSettings['state'], timeZone: row.time_zone },
    scheduling: row.scheduling === 'acuity' ? 'acuity' : 'local',
    ...{ listed: row.listed, takesInterpreters: row.takes_interpreters, onRequest: row.on_request },
    ...{ bufferBeforeMinutes: row.buffer_before_minutes, bufferAfterMinutes: row.buffer_after_minutes },
    ...{ stepMinutes: row.step_minutes, minimumNoticeHours: row.minimum_notice_hours },
    ...{ horizonDays: row.horizon_days, worksOnHolidays: row.works_on_holidays },
    offers: offers.map((offer) => ({
      ...{ examTypeId: offer.exam_type_id, feeCents: offer.fee_cents, minutes: offer.minutes },
    })),
  }
}

async function setOffers(tx: Db, { id, organization_id }: Selectable<Specialists>, { offers }: Profile) {
  const ids = new Set(offers.map(({ examTypeId }) => examTypeId))
  if (ids.size !== offers.length || (await countExamTypes(tx, [...ids])) !== ids.size)
    throw new AppError('malformed', 'Offer each exam type once, and only those that there are.', {
      errors: [{ path: 'offers', message: 'Choose exam types of the list, each once' }],
    })
  // What is booked in Acuity lasts as long as it keeps the time there.
  const kept = await selectMinutesInAcuity(tx, id)
  const rows = offers.map(({ examTypeId, feeCents, minutes }) => ({
    ...{ specialist_id: id, organization_id, exam_type_id: examTypeId, fee_cents: feeCents },
    minutes: kept.get(examTypeId) ?? minutes,
  }))
  await replaceOffers(tx, id, rows)
}

async function refuseStrangers(tx: Db, principal: Principal, { personId }: CreateSpecialist) {
  const { role, administers } = principal
  // Who runs a practice of one adds themselves, and nobody else.
  if (role !== 'admin' && !(administers && personId === principal.personId))
    throw new AppError('forbidden', 'Only an admin of the practice adds specialists.')
  if (personId !== null && !(await isActiveMember(tx, organizationOf(principal).id, personId)))
    throw new AppError('malformed', 'Choose somebody who is a specialist of the practice.', {
      errors: [{ path: 'personId', message: 'This person is no specialist of the practice' }],
    })
}

/** Who can be booked, and by which rules. */
export function createSpecialistSettings({ database, audit }: { database: Database; audit: Audit }) {
  return {
    read: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => present(tx, await findKept(tx, principal, id))),

    create: (principal: Principal, profile: CreateSpecialist) =>
      database.as(principal, async (tx) => {
        await refuseStrangers(tx, principal, profile)
        const row = await insertSpecialist(tx, {
          ...{ id: randomUUID(), organization_id: organizationOf(principal).id, person_id: profile.personId },
          ...toColumns(profile),
        })
        if (!row) throw new AppError('conflict', 'This person is among the specialists of the practice already.')
        await setOffers(tx, row, profile)
        await audit.record(tx, principal, 'specialist.created', { type: 'specialist', id: row.id })
        return present(tx, row)
      }),

    change: (principal: Principal, id: string, { version, ...profile }: ChangeSpecialist) =>
      database.as(principal, async (tx) => {
        await findKept(tx, principal, id)
        const row = await updateSpecialist(tx, id, version, toColumns(profile))
        if (!row) throw changedSince()
        await setOffers(tx, row, profile)
        await audit.record(tx, principal, 'specialist.changed', { type: 'specialist', id })
        return present(tx, row)
      }),

    list: (principal: Principal, id: string, listed: boolean) =>
      database.as(principal, async (tx) => {
        if (!(await updateListing(tx, id, listed))) throw new AppError('not_found', 'There is nothing here.')
        const action = listed ? 'specialist.listed' : 'specialist.unlisted'
        await audit.record(tx, principal, action, { type: 'specialist', id })
      }),
  }
}

export type SpecialistSettingsService = ReturnType<typeof createSpecialistSettings>
