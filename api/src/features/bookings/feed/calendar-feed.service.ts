import { createHash, randomBytes } from 'node:crypto'
import type { CalendarFeed } from '@medinotes/shared/calendars'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { CountRequest } from '../../../platform/http/rate-counters.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { bookingEvent } from '../ics/booking-event.ts'
import { writeIcs } from '../ics/ics-writer.ts'
import { selectSurroundings } from '../queries/booking-surroundings.repository.ts'
import {
  deleteFeed,
  type FeedReader,
  noteReading,
  putFeed,
  selectFeed,
  selectFeedBookings,
  selectReader,
} from './feed.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  publicUrl: string
  countRequest: CountRequest
}

const readsPerMinute = 30

const ownerOf = (principal: Principal) => ({
  personId: principal.personId,
  organizationId: organizationOf(principal).id,
})

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** Somebody's bookings for the calendar of their phone or computer, by an address that holds a key. */
export function createCalendarFeeds({ database, audit, publicUrl, countRequest }: Dependencies) {
  const recordFor = (tx: Db, principal: Principal, action: 'calendar-feed.created' | 'calendar-feed.ended') =>
    audit.record(tx, principal, action, { type: 'calendar-feed', id: principal.personId })

  async function fileFor(tx: Db, reader: FeedReader) {
    const rows = await selectFeedBookings(tx, reader)
    const ids = rows.map(({ id }) => id)
    const around = await selectSurroundings(tx, ids)
    const isDue = await noteReading(tx, reader)
    if (isDue) {
      const subject = { type: 'calendar-feed' as const, id: reader.personId }
      await audit.record(tx, reader, 'calendar-feed.read', subject, { count: ids.length })
    }
    const events = rows.flatMap((row) => {
      const names = around.get(row.id)
      return names === undefined ? [] : [bookingEvent(row, names, { publicUrl })]
    })
    return writeIcs({ method: 'PUBLISH', name: 'MediNotes Pro', events })
  }

  return {
    get: (principal: Principal): Promise<CalendarFeed> =>
      database.as(principal, async (tx) => {
        const feed = await selectFeed(tx, ownerOf(principal))
        return {
          createdAt: feed?.createdAt.toISOString() ?? null,
          lastReadAt: feed?.lastReadAt?.toISOString() ?? null,
        }
      }),

    /** A new address; only the hash of its key is kept. */
    async create(principal: Principal) {
      const key = randomBytes(32).toString('base64url')
      await database.as(principal, async (tx) => {
        await putFeed(tx, ownerOf(principal), hashOf(key))
        await recordFor(tx, principal, 'calendar-feed.created')
      })
      return { url: `${publicUrl}/api/calendar.ics?key=${key}` }
    },

    end: (principal: Principal) =>
      database.as(principal, async (tx) => {
        if (await deleteFeed(tx, ownerOf(principal))) await recordFor(tx, principal, 'calendar-feed.ended')
      }),

    /** The file and its tag; whoever has no right to it learns no more than that there is none. */
    async read(key: string) {
      const keyHash = hashOf(key)
      const { current, ttl } = await countRequest(`calendar-feed:${keyHash.toString('base64url')}`, 60_000)
      if (current > readsPerMinute) {
        throw new AppError('too_many_requests', 'Too many requests. Wait a moment and try again.', {
          retryAfterSeconds: Math.ceil(ttl / 1000),
        })
      }
      // With the service's own rights: a calendar program signs in as nobody, its key says for whom it reads.
      const file = await database.system(async (tx) => {
        const reader = await selectReader(tx, keyHash)
        return reader && fileFor(tx, reader)
      })
      if (file === undefined) throw new AppError('not_found', 'There is no such calendar.')
      return { file, etag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"` }
    },
  }
}
