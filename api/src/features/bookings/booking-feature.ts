import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { ProviderOf, SlotOffers, SlotUnavailable } from './booking-dependencies.ts'
import { createDetailsWriter } from './booking-details.ts'
import { createBookingJournal } from './booking-journal.ts'
import { createBookingSealing } from './booking-sealing.ts'
import { createAttendanceService } from './changes/attendance.service.ts'
import { createCalendarChanges } from './changes/calendar-changes.service.ts'
import { createCancelService } from './changes/cancel.service.ts'
import { createChangeService } from './changes/change.service.ts'
import { createDecisionService } from './changes/decision.service.ts'
import { createRescheduleService } from './changes/reschedule.service.ts'
import { createConfirmService } from './confirm.service.ts'
import { clockOf } from './deadline-clock/deadline-clock.ts'
import { seedDemoBookings } from './demo/demo-bookings.ts'
import { createDraftSealing } from './drafts/draft-sealing.ts'
import { createDraftService } from './drafts/draft.service.ts'
import { createBookingFile } from './feed/booking-file.ts'
import { createCalendarFeeds } from './feed/calendar-feed.service.ts'
import { createFreeSlot } from './free-slot.ts'
import { createHoldExpiry } from './holds/hold-expiry.ts'
import { createHoldService } from './holds/hold.service.ts'
import { createSlotKeeper } from './holds/slot-keeper.ts'
import { createPastMatters } from './matters/past-matters.service.ts'
import { createSameMatter } from './matters/same-matter.ts'
import { createBookingMessages } from './notices/booking-messages.ts'
import { bookingNotices } from './notices/booking-notices.ts'
import { createPolicies } from './policies/policy.service.ts'
import { createBookingDetail } from './queries/booking-detail.ts'
import { createBookingExport } from './queries/booking-export.ts'
import { createBookingList } from './queries/booking-list.ts'
import { createBookingNameIndex } from './queries/booking-name-index.ts'
import { createBookingSearch } from './queries/booking-search.ts'
import { type CalendarGround, createCalendar } from './queries/calendar.ts'
import { createReferrers } from './referrers/referrers.service.ts'
import { createBookingReports } from './booking-reports.ts'
import { createSettlement } from './settlement.ts'
import { createSlotClaim } from './slot-claim.ts'
import { createEndWaiting } from './waitlist/end-waiting.service.ts'
import { tellWaitlist } from './waitlist/freed-slot.job.ts'
import { createFreedSlots } from './waitlist/freed-slot.service.ts'
import { createWaitlist } from './waitlist/waitlist.service.ts'
import { createIndependenceWall } from './wall/independence-wall.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  blindIndex: BlindIndex
  availability: SlotOffers
  providerOf: ProviderOf
  /** Who wrote notes about somebody of that name outside of any booking. */
  treatedBy: (tx: Db, name: string) => Promise<string[]>
  slotUnavailable: SlotUnavailable
  /** Sessions, leave and holidays of specialists. */
  ground: CalendarGround
  publicUrl: string
  countRequest: CountRequest
  outbox: Outbox
  /** A number as SMS goes to it; null for what gets none. */
  mobileOf: (written: string) => string | null
}

export type BookingFeature = ReturnType<typeof createBookingFeature>

/** Builds the parts of the booking feature on one another. */
export function createBookingFeature({ cipher, ...dependencies }: Dependencies) {
  const given = { ...dependencies, notices: bookingNotices }
  const { database, audit, blindIndex } = given
  const policies = createPolicies({ database, audit })
  const sealing = createBookingSealing(cipher)
  const draftSealing = createDraftSealing(cipher)
  const journal = createBookingJournal({ audit, sealing })
  const freeSlot = createFreeSlot(tellWaitlist)
  const expiry = createHoldExpiry({ database, journal, freeSlot })
  const wall = createIndependenceWall({ ...given, sealing, draftSealing })
  const referrers = createReferrers(database)
  const detail = createBookingDetail({ ...given, sealing, clock: { clockOf } })
  const list = createBookingList({ database, audit, blindIndex, sealing })
  const settlement = createSettlement({ ...given, journal, freeSlot })
  const keep = createSlotKeeper({ policies, journal })
  const claims = createSlotClaim({ ...given, expiry })
  const details = createDetailsWriter({ sealing, blindIndex })
  const parts = { ...given, policies, sealing, journal, freeSlot, wall, settlement, claims, details, detail }
  const holds = createHoldService({ ...parts, keep, bookedFor: referrers.bookedFor })
  return {
    holds,
    waitlist: createWaitlist({ database, audit, release: holds.release }),
    ...createFreedSlots({ ...given, wall, keep }),
    endWaiting: createEndWaiting(given),
    confirmation: createConfirmService(parts),
    moves: createRescheduleService(parts),
    cancellation: createCancelService(parts),
    changes: createChangeService(parts),
    attendance: createAttendanceService(parts),
    decisions: createDecisionService(parts),
    drafts: createDraftService({ database, audit, blindIndex, draftSealing }),
    matters: createPastMatters({ database, audit, blindIndex, sealing }),
    ...{ referrers, policies },
    detail,
    list,
    search: createBookingSearch({ database, audit, sealing, list }),
    exports: createBookingExport({ database, audit, list }),
    catchUpNames: createBookingNameIndex({ database, sealing, details }),
    calendar: createCalendar({ ...given, list }),
    feeds: createCalendarFeeds(given),
    bookingFile: createBookingFile(given),
    messages: createBookingMessages({ ...given, sealing, journal }),
    reports: createBookingReports(sealing),
    sameMatter: createSameMatter({ blindIndex, sealing }),
    excludedFor: wall.excludedFor,
    releaseHold: expiry.release,
    settle: settlement.settle,
    ofCalendar: {
      takeOver: createCalendarChanges({ ...given, journal, freeSlot }),
      settleSoon: settlement.settleSoon,
    },
    seedDemo: (now: Date) => seedDemoBookings({ ...given, policies, details }, now),
  }
}
