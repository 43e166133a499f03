import { randomUUID } from 'node:crypto'
import type { Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { updateSpecialist } from '../schedules/schedule-keeping.repository.ts'
import { toColumns } from '../schedules/specialist-columns.ts'
import type { ScheduleChange } from './availability-lines.ts'
import {
  countVersions,
  deleteExceptions,
  insertExceptions,
  insertSpecialists,
  replaceHoursOf,
  replaceOffersOf,
} from './import.repository.ts'
import type { SpecialistChange } from './specialist-lines.ts'

interface Carrying {
  principal: Principal
  practiceId: string
  audit: Audit
}

/** Writes what a file of specialists does; whoever calls it holds the lock on them. */
export async function changeSpecialists(tx: Db, changes: readonly SpecialistChange[], { practiceId, ...by }: Carrying) {
  const written = changes.map((change) => ({ ...change, id: change.before?.id ?? randomUUID() }))
  const added = written.filter(({ before }) => before === null)
  await insertSpecialists(
    tx,
    added.map(({ id, personId, profile }) => ({
      ...{ id, organization_id: practiceId, person_id: personId },
      ...toColumns(profile),
    })),
  )
  for (const { before, profile } of written)
    if (before !== null) await updateSpecialist(tx, before.id, before.version, toColumns(profile))
  await replaceOffersOf(
    tx,
    written.map(({ id }) => id),
    written.flatMap(({ id, profile }) =>
      profile.offers.map(({ examTypeId, feeCents, minutes }) => ({
        ...{ specialist_id: id, organization_id: practiceId, exam_type_id: examTypeId, fee_cents: feeCents, minutes },
      })),
    ),
  )
  for (const { id, before } of written) {
    const action = before === null ? 'specialist.created' : 'specialist.changed'
    await by.audit.record(tx, by.principal, action, { type: 'specialist', id }, { imported: true })
  }
}

/** Writes what a file of availability does, likewise. */
export async function changeSchedules(tx: Db, changes: readonly ScheduleChange[], { practiceId, ...by }: Carrying) {
  const rehoured = changes.flatMap(({ specialist: { id }, hours }) => (hours === null ? [] : [{ id, hours }]))
  await replaceHoursOf(
    tx,
    rehoured.map(({ id }) => id),
    rehoured.flatMap(({ id, hours }) =>
      hours.map(({ placeId, from, to, everyWeeks, validFrom, validUntil, weekday }) => ({
        ...{ id: randomUUID(), specialist_id: id, organization_id: practiceId, weekday, place_id: placeId },
        ...{ starts: from, ends: to, every_weeks: everyWeeks, valid_from: validFrom, valid_until: validUntil },
      })),
    ),
  )
  await countVersions(
    tx,
    rehoured.map(({ id }) => id),
  )
  await deleteExceptions(
    tx,
    changes.flatMap(({ replaced }) => replaced),
  )
  await insertExceptions(
    tx,
    changes.flatMap(({ specialist, added }) =>
      added.map(({ kind, placeId, startsAt, endsAt, note }) => ({
        ...{ id: randomUUID(), specialist_id: specialist.id, organization_id: practiceId, kind, note },
        ...{ place_id: placeId, starts_at: new Date(startsAt), ends_at: new Date(endsAt) },
      })),
    ),
  )
  for (const { specialist, hours, added } of changes) {
    const details = { hours: hours?.length ?? null, exceptions: added.length }
    await by.audit.record(tx, by.principal, 'schedule.imported', { type: 'specialist', id: specialist.id }, details)
  }
}
