import { offerMinutes } from '@medinotes/shared/waitlist'
import type { Slot } from '@medinotes/shared/availability'
import type { z } from 'zod'
import type { Database, Db } from '../../../platform/database.ts'
import { localDateOf } from '../../../platform/wall-clock.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { AvailabilityService, SlotOffer } from '../../scheduling/availability/availability.service.ts'
import { countHolds } from '../booking.repository.ts'
import type { SlotKeeper } from '../holds/slot-keeper.ts'
import { momentIn } from '../notices/notice-words.ts'
import { SlotLost } from '../slot-claim.ts'
import type { IndependenceWall } from '../wall/independence-wall.ts'
import type { offerFreedSlot } from './freed-slot.job.ts'
import { asCaller } from './waiting-person.ts'
import {
  lockWaiting,
  markOffered,
  minimumNoticeOf,
  offersFreedTimes,
  selectWaiting,
  type Waiting,
} from './waiting.repository.ts'
import { settleOffers } from './waitlist.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  publicUrl: string
  availability: Pick<AvailabilityService, 'search' | 'offerOf'>
  wall: Pick<IndependenceWall, 'excludedFor'>
  keep: SlotKeeper
}

type Freed = z.infer<typeof offerFreedSlot.payload>

/** Somebody who holds as many slots as they may is not given another. */
const mostHolds = 3
/** Less is too short to read a mail and fill in a form. */
const shortestOffer = 10
const minuteMs = 60_000
const dayMs = 86_400_000

/** Gives times that became free to who waits for them, in the order of joining, for a while each. */
export function createFreedSlots(dependencies: Dependencies) {
  const { database, audit, availability, wall, keep } = dependencies
  const tell = offerTeller(dependencies)

  /** What of the freed time this person could book. */
  async function fitting(waiting: Waiting, { specialistId, from, until }: Freed) {
    const caller = asCaller(waiting)
    const { examTypeId, modality, state, draftId } = waiting
    const excluded = await wall.excludedFor(caller, { draftId: draftId ?? undefined })
    const days = { from: dateNear(from, -1), to: dateNear(until, 1) }
    const wanted = { ...(modality !== null && { modality }), ...(state !== null && { state }) }
    const query = { examTypeId, specialistId, ...days, ...wanted, limit: 200 }
    const { slots } = await availability.search(caller, query, excluded)
    const slot = slots.find((one) => touches(one, from, until) && isWithin(one, waiting))
    return slot && availability.offerOf(caller, slot.id, excluded)
  }

  /** Held no longer than such a time can be booked at all. */
  function minutesFor({ slot }: SlotOffer, noticeHours: number) {
    const bookableMs = Date.parse(slot.startsAt) - noticeHours * 60 * minuteMs - Date.now()
    return Math.min(offerMinutes, Math.floor(bookableMs / minuteMs))
  }

  /** Whether they took it; the exclusion constraint and the lock of the entry decide between jobs that run at once. */
  async function offer(tx: Db, waiting: Waiting, offered: SlotOffer, minutes: number) {
    const { id, personId, organizationId } = waiting
    if (!(await lockWaiting(tx, id)) || (await countHolds(database, tx, personId)) >= mostHolds) return
    const bookingId = await keep(tx, { organizationId, personId, minutes, by: 'service' }, offered)
    await markOffered(tx, id, bookingId)
    const subject = { type: 'waitlist-entry' as const, id }
    await audit.record(tx, { personId: null, organizationId }, 'waitlist.offered', subject, { bookingId })
    await tell(tx, waiting, offered, { bookingId, minutes })
  }

  return {
    /** Goes down the list until the freed time is given away or nobody wants it. */
    async offerFreed(freed: Freed) {
      const { waiting, noticeHours } = await database.system(async (tx) => {
        await settleOffers(tx)
        const wanted = await offersFreedTimes(tx, freed.specialistId)
        const found = wanted ? await selectWaiting(tx, freed.specialistId, freed) : []
        return { waiting: found, noticeHours: await minimumNoticeOf(tx, freed.specialistId) }
      })
      for (const one of waiting) {
        const offered = await fitting(one, freed)
        if (offered === undefined) continue
        const minutes = minutesFor(offered, noticeHours)
        if (minutes < shortestOffer) continue
        await database.system((tx) => offer(tx, one, offered, minutes)).catch(ignoreLost)
      }
    },
  }
}

/** Tells them what is held for them, and until when. */
const offerTeller =
  ({ outbox, publicUrl }: Pick<Dependencies, 'outbox' | 'publicUrl'>) =>
  async (
    tx: Db,
    { personId, organizationId, email }: Waiting,
    { slot }: SlotOffer,
    { bookingId, minutes }: { bookingId: string; minutes: number },
  ) => {
    if (email === '') return
    const heldUntil = new Date(Date.now() + minutes * minuteMs)
    await outbox.leave(tx, {
      ...{ template: 'slot-offered', to: email, personId, organizationId, case: { type: 'booking', id: bookingId } },
      facts: {
        ...{ specialistName: slot.specialistName, where: slot.location },
        when: momentIn(new Date(slot.startsAt), slot.timeZone),
        heldUntil: momentIn(heldUntil, slot.timeZone),
        link: `${publicUrl}/app/bookings/new?booking=${bookingId}`,
      },
      dedupeKey: `slot-offered:${bookingId}`,
    })
  }

/** Somebody else took it meanwhile; the next looks again at what is free. */
function ignoreLost(error: unknown) {
  if (!(error instanceof SlotLost)) throw error
}

const dateNear = (instant: string, days: number) =>
  new Date(Date.parse(instant) + days * dayMs).toISOString().slice(0, 10)

const touches = ({ startsAt, endsAt }: Slot, from: string, until: string) =>
  Date.parse(startsAt) < Date.parse(until) && Date.parse(endsAt) > Date.parse(from)

function isWithin({ startsAt, timeZone }: Slot, { from, to }: Waiting) {
  const day = localDateOf(new Date(startsAt), timeZone)
  return day >= from && day <= to
}
