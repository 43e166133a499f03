import { randomInt, randomUUID } from 'node:crypto'
import { standardTerms } from '@medinotes/shared/policies'
import type { Database } from '../platform/database.ts'
import type { DeclaredRoute } from '../platform/http/declared-routes.ts'
import type { Principal } from '../platform/principal.ts'
import { bookingForm } from './booking-fixture.ts'
import { createPrincipal } from './factories.ts'
import type { SampleRequest } from './matrix-samples.ts'
import { createExamType, createSpecialist } from './scheduling-samples.ts'

interface Parts {
  database: Database
  issuer: string
  call: (caller: Principal, route: DeclaredRoute, request: SampleRequest) => Promise<unknown>
}

const content = {
  examinee: { name: 'Marigold', dateOfBirth: '', phone: '', email: '' },
  matter: { claimNumber: '', fileNumber: '', injuryDate: '', claimType: '', actingFor: '', injury: '' },
  ...{ questions: [], interpreterLanguage: '', accessibility: '', supportPerson: '', attendance: '' },
  ...{ examineeNotices: false, expectedDocuments: [] },
}
const wanted = { specialistId: null, from: '2099-03-01', to: '2099-03-31' }
const draft = { content, bookingId: null }
// Of the right shape, but nobody wrote it.
const nowhere = { slotId: 'unknown' }

/** Requests about bookings, as samples of the authorisation matrix; each is given who holds what it is about. */
export function bookingSamples({ database, issuer, call }: Parts) {
  const adminOf = ({ organization }: Principal) =>
    createPrincipal(database, { issuer, role: 'admin', organization: organization ?? undefined })

  /** A slot that an admin holds, with the organization on both sides and the holder as the specialist where they are one. */
  async function hold(holder: Principal) {
    const [specialist, examTypeId, admin] = [
      await createSpecialist(database, holder),
      await createExamType(database),
      await adminOf(holder),
    ]
    const side = holder.organization?.id ?? ''
    const startsAt = new Date(Date.now() + randomInt(30, 300) * 86_400_000)
    const endsAt = new Date(startsAt.getTime() + 1_800_000)
    const id = randomUUID()
    await database.system((tx) =>
      tx
        .insertInto('bookings')
        .values({
          ...{ id, reference: `MN-${id}`, organization_id: side, practice_id: side, specialist_id: specialist.id },
          ...{ exam_type_id: examTypeId, starts_at: startsAt, ends_at: endsAt, time_zone: 'Australia/Sydney' },
          ...{ state: 'NSW', status: 'held', held_by: admin.personId, held_until: new Date(Date.now() + 600_000) },
          ...{ fee_cents: 90_000, terms: JSON.stringify(standardTerms) },
          ...{ paperwork_due_at: startsAt, report_due_at: endsAt },
        })
        .execute(),
    )
    return { id, admin }
  }

  async function booking(holder: Principal, change: { status?: 'requested'; starts_at?: Date } = {}) {
    const { id, admin } = await hold(holder)
    const confirm = { method: 'POST', url: '/api/bookings/:id/confirm' }
    await call(admin, confirm, { params: { id }, payload: bookingForm })
    if (Object.keys(change).length > 0) {
      await database.system((tx) => tx.updateTable('bookings').set(change).where('id', '=', id).execute())
    }
    return { id }
  }

  /** Of the holder's own where they may have one, else of a colleague. */
  async function draftOf(holder: Principal) {
    const author = holder.permissions.includes('booking:write') ? holder : await adminOf(holder)
    const id = randomUUID()
    await call(author, { method: 'PUT', url: '/api/booking-drafts/:id' }, { params: { id }, payload: draft })
    return { id }
  }

  async function waiting({ personId, organization }: Principal) {
    const id = randomUUID()
    const [exam_type_id, organization_id] = [await createExamType(database), organization?.id ?? '']
    const days = { from_day: wanted.from, to_day: wanted.to }
    await database.system((tx) =>
      tx
        .insertInto('waitlist_entries')
        .values({ id, organization_id, person_id: personId, exam_type_id, ...days })
        .execute(),
    )
    return { id }
  }

  const held = async (holder: Principal) => ({ params: { id: (await hold(holder)).id } })
  const booked = async (holder: Principal) => ({ params: await booking(holder) })
  const known = new Map<string, ReturnType<typeof booked>>()
  /** One for each holder, for what changes nothing of it: making one takes a dozen statements. */
  const shared = (holder: Principal) => {
    const found = known.get(holder.personId) ?? booked(holder)
    known.set(holder.personId, found)
    return found
  }
  const drafted = async (holder: Principal) => ({ params: await draftOf(holder) })
  const begun = () => ({ starts_at: new Date(Date.now() - 60_000) })
  return {
    'booking.hold': async () => ({ payload: nowhere }),
    'booking.extend': held,
    'booking.release': held,
    'booking.confirm': async (holder: Principal) => ({ ...(await held(holder)), payload: bookingForm }),
    'booking.read': shared,
    'booking.load-event': shared,
    'booking.quote-reschedule': async (holder: Principal) => ({ ...(await shared(holder)), query: nowhere }),
    'booking.reschedule': async (holder: Principal) => ({ ...(await shared(holder)), payload: nowhere }),
    'booking.quote-cancellation': shared,
    'booking.cancel': async (holder: Principal) => ({
      ...(await booked(holder)),
      payload: { reason: 'matter-settled' },
    }),
    'booking.change': async (holder: Principal) => ({
      ...(await booked(holder)),
      // Held, submitted, confirmed.
      payload: { version: 3, questions: [] },
    }),
    'booking.attendance': async (holder: Principal) => ({
      params: await booking(holder, begun()),
      payload: { outcome: 'attended' },
    }),
    'booking.decide': async (holder: Principal) => ({
      params: await booking(holder, { status: 'requested' }),
      payload: { decision: 'decline' },
    }),
    'calendar.read': async () => ({ query: { from: '2027-03-01', to: '2027-03-07' } }),
    'waitlist.join': async () => ({ payload: { ...wanted, examTypeId: randomUUID() } }),
    'waitlist.leave': async (holder: Principal) => ({ params: await waiting(holder) }),
    'booking-draft.read': drafted,
    'booking-draft.save': async (holder: Principal) => ({ ...(await drafted(holder)), payload: draft }),
    'booking-draft.delete': drafted,
  }
}
