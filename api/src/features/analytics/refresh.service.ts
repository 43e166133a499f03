import type { CalendarSession } from '@medinotes/shared/calendars'
import type { Database, Db } from '../../platform/database.ts'
import { dayNumber, localDateOf } from '../../platform/wall-clock.ts'
import { offeredMinutes } from './offered-time.ts'
import {
  claimRefresh,
  keepOfferedFrom,
  type Offered,
  type Organization,
  replaceOffered,
  replaceSums,
  selectFirstWeek,
  selectOrganization,
  selectOrganizations,
  selectSpecialistIds,
  selectTimeZone,
  selectUnmade,
} from './refresh.repository.ts'
import { mondayOf, sundayOf, weekOf } from './week-numbers.ts'

/** Sessions and leave of specialists, as their calendars show them. */
type Ground = (
  tx: Db,
  specialistIds: readonly string[],
  days: { first: number; last: number },
) => Promise<CalendarSession[]>

interface Dependencies {
  database: Database
  ground: Ground
}

/** How far offered time is worked out: a year back at first, and as far ahead as is usually booked. */
const weeksBack = 52
const weeksAhead = 26

/** Makes the read models anew; twice or at the same moment, the outcome is the same. */
export function createAnalyticsRefresh({ database, ground }: Dependencies) {
  async function refreshOffered(tx: Db, id: string, { timeZone, kept }: { timeZone: string; kept: string | null }) {
    const ids = await selectSpecialistIds(tx, id)
    const now = weekOf(localDateOf(new Date(), timeZone))
    const first = kept ?? (await selectFirstWeek(tx, id))
    const from = first === null ? now : Math.min(now, Math.max(weekOf(first), now - weeksBack))
    const days = { first: dayNumber(mondayOf(from)), last: dayNumber(sundayOf(now + weeksAhead)) }
    const sessions = Map.groupBy(await ground(tx, ids, days), ({ specialistId }) => specialistId)
    const offered = [...sessions].flatMap(([personId, own]) =>
      [...offeredMinutes(own, timeZone)].flatMap(([week, minutes]): Offered[] =>
        week >= from && minutes > 0 ? [{ week: mondayOf(week), personId, minutes }] : [],
      ),
    )
    await replaceOffered(tx, id, mondayOf(from), offered)
    await keepOfferedFrom(tx, id, mondayOf(now))
  }

  const refresh = (organization: Organization) =>
    database.system(async (tx) => {
      const { chosen, usual } = await selectTimeZone(tx, organization.id)
      const timeZone = chosen ?? usual
      const kept = await claimRefresh(tx, organization.id, timeZone)
      await replaceSums(tx, organization, timeZone)
      if (organization.kind === 'practice') await refreshOffered(tx, organization.id, { timeZone, kept })
    })

  return {
    /** Of one organization, at once; of one that is gone, nothing. */
    async refresh(organizationId: string) {
      const organization = await database.system((tx) => selectOrganization(tx, organizationId))
      if (organization) await refresh(organization)
    },
    /** Where there are none yet, so that a demonstration has some at once. */
    async refreshUnmade() {
      for (const organization of await database.system(selectUnmade)) await refresh(organization)
    },
    /** Of all of them, a transaction for each. */
    async refreshAll(signal?: AbortSignal) {
      for (const organization of await database.system(selectOrganizations)) {
        signal?.throwIfAborted()
        await refresh(organization)
      }
    },
  }
}
