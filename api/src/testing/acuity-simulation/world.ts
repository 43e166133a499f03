import { sql } from 'kysely'
import { selectBookable, writeReadings } from '../../features/scheduling/acuity/openings/opening.repository.ts'
import { writeSlotId } from '../../features/scheduling/availability/slot-id.ts'
import { dateOfDay, dayNumber, instantAt, weekdayOfDay } from '../../platform/wall-clock.ts'
import { connectAcuity } from '../acuity-fixture.ts'
import { createSpecialist } from '../booking-fixture.ts'
import type { Principal } from '../../platform/principal.ts'
import { createPrincipal } from '../factories.ts'
import { createPauses } from './pauses.ts'
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
    ...{ listLagMs: 0, releasedSlotMs: 0, raceWindow: false, rivals: 0, staleAppointments: null, isGated: false },
  })
  const specialist = await createSpecialist(database, { practice })
  await disconnect(service, practice)
  const accountId = await connectAcuity(database, { practice, specialist })
  const day = bookedDay(now(), shift)
  const times = slotMinutes.map((minutes) => new Date(instantAt(day, minutes, timeZone) ?? 0))
  await database.system(async (tx) => {
    const [calendar] = await selectBookable(tx, { specialistIds: [specialist.id] })
    if (calendar) await writeReadings(tx, calendar, [{ day: dateOfDay(day), startsAt: times }], now())
  })
  const slotId = (startsAt: Date) =>
    writeSlotId({
      ...{ specialistId: specialist.id, examTypeId: specialist.examTypeId, placeId: specialist.placeId },
      startsAt: startsAt.getTime(),
    })
  return {
    ...{ practice, referrers, specialist, accountId, times, slotId, pauses: createPauses() },
    bookings: [] as Booked[],
    /** Bookings and appointments that somebody wanted elsewhere than where they began. */
    moved: new Set<string | number>(),
  }
}

/** A practice has one account at a time. */
async function disconnect({ database }: SimulatedService, { organization }: Principal) {
  await database.system((tx) =>
    tx
      .updateTable('acuity_accounts')
      .set({ disconnected_at: sql<Date>`now()` })
      .where('organization_id', '=', organization?.id ?? '')
      .where('disconnected_at', 'is', null)
      .execute(),
  )
}

export interface Booked {
  id: string
  /** In `referrers`. */
  by: number
}

export type World = Awaited<ReturnType<typeof createWorld>>
