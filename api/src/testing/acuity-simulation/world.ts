import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { writeReadings } from '../../features/scheduling/acuity/openings/opening.repository.ts'
import { writeSlotId } from '../../features/scheduling/availability/slot-id.ts'
import { dateOfDay, dayNumber, instantAt, weekdayOfDay } from '../../platform/wall-clock.ts'
import { referenceFieldId } from '../acuity-emulator/account.ts'
import { calendarId, typeId } from '../acuity-fixture.ts'
import { createSpecialist } from '../booking-fixture.ts'
import type { Principal } from '../../platform/principal.ts'
import { createPrincipal } from '../factories.ts'
import type { SimulatedService } from './simulated-service.ts'

const timeZone = 'Australia/Perth'

/** Few times, so that whatever happens meets. */
const slotMinutes = [540, 570, 600, 660]

/** A weekday three to seven weeks ahead. */
function bookedDay(now: Date, shift: number) {
  let day = dayNumber(now.toISOString().slice(0, 10)) + 21 + shift
  while (weekdayOfDay(day) > 5) day += 1
  return day
}

/** An empty Acuity, a specialist nobody has booked, and the times there are. */
export async function createWorld(service: SimulatedService, practice: Principal, shift: number) {
  const { database, emulator, now } = service
  // Anew each time, since a person may hold only so many slots at once.
  const referrers = [
    await createPrincipal(database, { role: 'referrer' }),
    await createPrincipal(database, { role: 'referrer' }),
  ]
  emulator.clearFaults()
  emulator.account.appointments.clear()
  emulator.webhooks.collected.length = 0
  Object.assign(emulator.account, {
    ...{ listLagMs: 0, releasedSlotMs: 0, raceWindow: false, staleAppointments: null, isGated: false },
  })
  const specialist = await createSpecialist(database, { practice })
  const accountId = randomUUID()
  const calendar = { id: randomUUID(), calendar_id: calendarId, name: 'West Perth', time_zone: timeZone }
  const organization_id = practice.organization?.id ?? ''
  const own = { organization_id, account_id: accountId, specialist_id: specialist.id }
  const day = bookedDay(now(), shift)
  const times = slotMinutes.map((minutes) => new Date(instantAt(day, minutes, timeZone) ?? 0))
  await database.system(async (tx) => {
    await tx
      .updateTable('acuity_accounts')
      .set({ disconnected_at: sql<Date>`now()` })
      .where('organization_id', '=', organization_id)
      .where('disconnected_at', 'is', null)
      .execute()
    const named = { name: 'Harbour', email: 'rooms@harbour.test', time_zone: timeZone, plan: 'Powerhouse' }
    const account = { id: accountId, organization_id, ...named, reference_field_id: referenceFieldId }
    await tx
      .insertInto('acuity_accounts')
      .values({ ...account, credentials: 'environment' })
      .execute()
    await tx
      .insertInto('acuity_calendars')
      .values({ ...own, ...calendar, place_id: specialist.placeId })
      .execute()
    const type = { exam_type_id: specialist.examTypeId, type_id: typeId, name: 'Examination', minutes: 30 }
    await tx
      .insertInto('acuity_types')
      .values({ ...own, ...type })
      .execute()
    await tx.updateTable('specialists').set({ scheduling: 'acuity' }).where('id', '=', specialist.id).execute()
    const bookable = {
      ...{ id: calendar.id, accountId, specialistId: specialist.id, examTypeId: specialist.examTypeId },
      ...{ calendarId, typeId, timeZone, horizonDays: 120 },
    }
    await writeReadings(tx, bookable, [{ day: dateOfDay(day), startsAt: times }], now())
  })
  const slotId = (startsAt: Date) =>
    writeSlotId({
      ...{ specialistId: specialist.id, examTypeId: specialist.examTypeId, placeId: specialist.placeId },
      startsAt: startsAt.getTime(),
    })
  return { ...{ practice, referrers, specialist, accountId, times, slotId }, bookings: [] as Booked[] }
}

export interface Booked {
  id: string
  /** In `referrers`. */
  by: number
}

export type World = Awaited<ReturnType<typeof createWorld>>
