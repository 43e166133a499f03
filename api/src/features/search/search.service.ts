import { nameWords } from '@medinotes/shared/name-words'
import type { Permission } from '@medinotes/shared/permissions'
import {
  type BookingHit,
  type DocumentHit,
  type HitGroup,
  type MatterHit,
  type NoteHit,
  type PersonHit,
  searchMinLength,
  type SearchResult,
} from '@medinotes/shared/search'
import type { Database, Db } from '../../platform/database.ts'
import { planAfresh } from '../../platform/plan-afresh.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Finder } from './finder.ts'

interface Dependencies {
  database: Database
  audit: Audit
  bookings: Finder<{ bookings: HitGroup<BookingHit>; matters: HitGroup<MatterHit> }>
  notes: Finder<HitGroup<NoteHit>>
  documents: Finder<HitGroup<DocumentHit>>
  people: Finder<HitGroup<PersonHit>>
}

/** Of each kind. */
const limit = 5
const none = { items: [], hasMore: false }
const nothing: SearchResult = { bookings: none, matters: none, notes: none, documents: none, people: none }

export type Search = ReturnType<typeof createSearch>

/** One question to every feature, for what the caller may see of it. */
export function createSearch({ database, audit, bookings, notes, documents, people }: Dependencies) {
  async function find(tx: Db, principal: Principal, query: string) {
    const ask = async <Hits>(permission: Permission, finder: Finder<Hits>) =>
      principal.permissions.includes(permission) ? finder(tx, principal, { query, limit }) : null
    return {
      bookings: await ask('booking:read', bookings),
      // Emergency access reads notes on purpose, in their own list, and not by the way.
      notes: await ask('consultation:write', notes),
      documents: await ask('document:read', documents),
      people: await ask('organization:read', people),
    }
  }

  /** That somebody searched and what was found, and no word of what they typed. */
  const record = (tx: Db, principal: Principal, found: Awaited<ReturnType<typeof find>>) => {
    const ids = {
      bookingIds: found.bookings?.ids ?? [],
      consultationIds: found.notes?.ids ?? [],
      documentIds: found.documents?.ids ?? [],
      personIds: found.people?.ids ?? [],
    }
    const count = Object.values(ids).reduce((sum, { length }) => sum + length, 0)
    const subject = { type: 'organization' as const, id: organizationOf(principal).id }
    return audit.record(tx, principal, 'search.made', subject, { found: count, ...ids })
  }

  return async (principal: Principal, typed: string): Promise<SearchResult> => {
    const query = nameWords(typed).join('').length < searchMinLength ? '' : typed.trim()
    if (query === '') return nothing
    const found = await database.as(principal, async (tx) => {
      await planAfresh(tx)
      const parts = await find(tx, principal, query)
      await record(tx, principal, parts)
      return parts
    })
    return {
      ...nothing,
      ...(await found.bookings?.open()),
      ...(found.notes && { notes: await found.notes.open() }),
      ...(found.documents && { documents: await found.documents.open() }),
      ...(found.people && { people: await found.people.open() }),
    }
  }
}
