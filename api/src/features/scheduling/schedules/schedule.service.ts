import { randomUUID } from 'node:crypto'
import type { AddException, ChangeWorkingWeek, ScheduleException, WorkingHours } from '@medinotes/shared/scheduling'
import type { Selectable } from 'kysely'
import type { ScheduleExceptions, WorkingHours as HoursTable } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { overlappingHours } from './overlapping-hours.ts'
import { changedSince, findKept } from './schedule-finder.ts'
import {
  countPlaces,
  deleteException,
  insertException,
  replaceHours,
  selectBooked,
  selectExceptions,
  selectHours,
  updateSpecialist,
} from './schedule-keeping.repository.ts'

const toHours = (row: Selectable<HoursTable>): WorkingHours => ({
  ...{ weekday: row.weekday, placeId: row.place_id, from: row.starts.slice(0, 5), to: row.ends.slice(0, 5) },
  ...{ everyWeeks: row.every_weeks, validFrom: row.valid_from },
  validUntil: row.valid_until,
})

const toException = (row: Selectable<ScheduleExceptions>): ScheduleException => ({
  ...{ id: row.id, kind: row.kind as ScheduleException['kind'], placeId: row.place_id, note: row.note },
  ...{ startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString() },
})

async function refuseForeignPlaces(tx: Db, organizationId: string, placeIds: readonly (string | null)[]) {
  const ids = [...new Set(placeIds.filter((id) => id !== null))]
  if ((await countPlaces(tx, organizationId, ids)) !== ids.length)
    throw new AppError('malformed', 'Choose places of the practice.', {
      errors: [{ path: 'placeId', message: 'This is no place of the practice' }],
    })
}

/** When specialists work: regular hours, leave and extra sessions. */
export function createSchedules({ database, audit }: { database: Database; audit: Audit }) {
  return {
    week: (principal: Principal, specialistId: string) =>
      database.as(principal, async (tx) => {
        const { version } = await findKept(tx, principal, specialistId)
        return { version, hours: (await selectHours(tx, specialistId)).map(toHours) }
      }),

    changeWeek: (principal: Principal, specialistId: string, { version, hours }: ChangeWorkingWeek) =>
      database.as(principal, async (tx) => {
        const { organization_id } = await findKept(tx, principal, specialistId)
        const errors = overlappingHours(hours)
        if (errors.length > 0) throw new AppError('malformed', 'Nobody is at two places at once.', { errors })
        await refuseForeignPlaces(
          tx,
          organization_id,
          hours.map(({ placeId }) => placeId),
        )
        const row = await updateSpecialist(tx, specialistId, version, {})
        if (!row) throw changedSince()
        const rows = hours.map(({ placeId, from, to, everyWeeks, validFrom, validUntil, weekday }) => ({
          ...{ id: randomUUID(), specialist_id: specialistId, organization_id, weekday, place_id: placeId },
          ...{ starts: from, ends: to, every_weeks: everyWeeks, valid_from: validFrom, valid_until: validUntil },
        }))
        await replaceHours(tx, specialistId, rows)
        await audit.record(tx, principal, 'schedule.hours-changed', { type: 'specialist', id: specialistId })
        return { version: row.version, hours: (await selectHours(tx, specialistId)).map(toHours) }
      }),

    exceptions: (principal: Principal, specialistId: string) =>
      database.as(principal, async (tx) => {
        await findKept(tx, principal, specialistId)
        return { items: (await selectExceptions(tx, specialistId)).map(toException), nextCursor: null }
      }),

    /** What is booked meanwhile stays booked, and is told. */
    addException: (principal: Principal, specialistId: string, exception: AddException) =>
      database.as(principal, async (tx) => {
        const { organization_id } = await findKept(tx, principal, specialistId)
        const { kind, placeId, note } = exception
        await refuseForeignPlaces(tx, organization_id, [placeId])
        const [from, until] = [new Date(exception.startsAt), new Date(exception.endsAt)]
        const row = await insertException(tx, {
          ...{ id: randomUUID(), specialist_id: specialistId, organization_id, kind, note },
          ...{ place_id: kind === 'leave' ? null : placeId, starts_at: from, ends_at: until },
        })
        const subject = { type: 'specialist', id: specialistId } as const
        await audit.record(tx, principal, 'schedule.exception-added', subject, { kind })
        const booked = kind === 'leave' ? await selectBooked(tx, specialistId, from, until) : []
        return {
          exception: toException(row),
          affected: booked.map(({ id, reference, starts_at, ends_at }) => ({
            ...{ bookingId: id, reference, startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString() },
          })),
        }
      }),

    removeException: (principal: Principal, specialistId: string, id: string) =>
      database.as(principal, async (tx) => {
        await findKept(tx, principal, specialistId)
        if (!(await deleteException(tx, specialistId, id))) throw new AppError('not_found', 'There is nothing here.')
        await audit.record(tx, principal, 'schedule.exception-removed', { type: 'specialist', id: specialistId })
      }),
  }
}

export type Schedules = ReturnType<typeof createSchedules>
