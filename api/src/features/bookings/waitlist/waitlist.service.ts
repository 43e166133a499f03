import { randomUUID } from 'node:crypto'
import { modalitySchema, stateSchema } from '@medinotes/shared/scheduling'
import { type JoinWaitlist, type WaitlistEntry, waitlistEntrySchema } from '@medinotes/shared/waitlist'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { localDateOf } from '../../../platform/wall-clock.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findDraft } from '../drafts/draft-finder.ts'
import type { HoldService } from '../holds/hold.service.ts'
import {
  countEntries,
  insertEntry,
  isOffered,
  leaveEntry,
  type NamedEntry,
  selectEntries,
  selectEntry,
  settleOffers,
} from './waitlist.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  release: HoldService['release']
}

/** At once, for each person. */
const mostEntries = 20

/** Those who want to be told when a time frees. */
export function createWaitlist({ database, audit, release }: Dependencies) {
  async function refuseUnfit(tx: Db, principal: Principal, wanted: JoinWaitlist) {
    if (!(await isOffered(tx, wanted))) throw new AppError('not_found', 'No such examination can be booked.')
    if (wanted.draftId !== null) await findDraft(tx, wanted.draftId)
    if ((await countEntries(tx, principal.personId)) >= mostEntries) {
      throw new AppError('conflict', `You wait for ${mostEntries} examinations already. Leave one of them first.`)
    }
  }

  return {
    async join(principal: Principal, wanted: JoinWaitlist): Promise<WaitlistEntry> {
      refusePast(wanted)
      const id = randomUUID()
      const { examTypeId, specialistId, modality, state, from, to, draftId } = wanted
      const entry = await database.as(principal, async (tx) => {
        await refuseUnfit(tx, principal, wanted)
        await insertEntry(tx, {
          ...{ id, organization_id: organizationOf(principal).id, person_id: principal.personId },
          ...{ exam_type_id: examTypeId, specialist_id: specialistId, modality, state },
          ...{ from_day: from, to_day: to, draft_id: draftId },
        })
        const details = { examTypeId, specialistId }
        await audit.record(tx, principal, 'waitlist.joined', { type: 'waitlist-entry', id }, details)
        return selectEntry(tx, id)
      })
      if (entry === undefined) throw new Error('An entry was gone right after it was written')
      return toEntry(entry)
    },

    async list(principal: Principal, page: { limit: number; cursor?: string | undefined }) {
      await database.system(settleOffers)
      return database.as(principal, (tx) =>
        readPage(page, (request) => selectEntries(tx, principal.personId, request), toEntry),
      )
    },

    /** An offer that is left goes to the next. */
    async leave(principal: Principal, id: string) {
      const left = await database.as(principal, async (tx) => {
        const entry = await leaveEntry(tx, id, principal.personId)
        if (entry === undefined) throw new AppError('not_found', 'You do not wait for this any more.')
        await audit.record(tx, principal, 'waitlist.left', { type: 'waitlist-entry', id })
        return entry
      })
      if (left.bookingId !== null) await release(principal, left.bookingId)
    },
  }
}

/** A day that is over in every zone of the country. */
function refusePast({ to }: JoinWaitlist) {
  if (to >= localDateOf(new Date(), 'Australia/Perth')) return
  throw new AppError('malformed', 'Some fields are missing or not valid.', {
    errors: [{ path: 'to', message: 'This day is over' }],
  })
}

const toEntry = (entry: NamedEntry): WaitlistEntry =>
  waitlistEntrySchema.parse({
    ...{ id: entry.id, status: entry.status, examTypeId: entry.exam_type_id, examTypeName: entry.examTypeName },
    ...{ specialistId: entry.specialist_id, specialistName: entry.specialistName },
    modality: modalitySchema.nullable().parse(entry.modality),
    state: stateSchema.nullable().parse(entry.state),
    ...{ from: entry.from_day, to: entry.to_day, joinedAt: entry.joined_at.toISOString() },
    offer: offerOf(entry),
  })

function offerOf({ booking_id: bookingId, startsAt, timeZone, heldUntil }: NamedEntry) {
  if (bookingId === null || startsAt === null || heldUntil === null || heldUntil <= new Date()) return null
  return { bookingId, startsAt: startsAt.toISOString(), timeZone, heldUntil: heldUntil.toISOString() }
}
