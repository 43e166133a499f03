import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DraftContent } from '@medinotes/shared/booking-drafts'
import type { Slot } from '@medinotes/shared/availability'
import type { Principal } from '../../platform/principal.ts'
import {
  bookingSteps,
  createSpecialist,
  statusesOf,
  formAbout,
  type TestSpecialist,
} from '../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { visit } from '../../testing/consultation-fixture.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let examiner: Principal
let claimant: Principal
let insurer: Principal
let specialist: TestSpecialist

beforeAll(async () => {
  app = await createCallerApp({ environment: { SECOND_FACTOR_ROLES: 'none' } })
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  examiner = await app.person({ role: 'specialist', organization: practice.organization ?? undefined })
  ;[claimant, insurer] = [await app.person({ role: 'referrer' }), await app.person({ role: 'referrer' })]
  specialist = await createSpecialist(app.context.database, { practice, personId: examiner.personId })
})
afterAll(() => app.close())

const contentAbout = (name: string): DraftContent => ({
  examinee: { ...formAbout(name).examinee, phone: '', email: '' },
  matter: { claimNumber: '', fileNumber: '', injuryDate: '', claimType: '', actingFor: '', injury: '' },
  ...{ questions: [], interpreterLanguage: '', accessibility: '', supportPerson: '', attendance: '' },
  ...{ examineeNotices: false, expectedDocuments: [] },
})

async function draftAbout(caller: Principal, name: string) {
  const id = crypto.randomUUID()
  await app.send(caller, `PUT /api/booking-drafts/${id}`, { payload: { content: contentAbout(name), bookingId: null } })
  return id
}

/** What a search for a form in progress tells. */
async function found(caller: Principal, draftId: string) {
  const from = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const query = `examTypeId=${specialist.examTypeId}&from=${from}&to=${from}&draftId=${draftId}`
  return (await app.send(caller, `GET /api/availability?${query}`)).body?.['slots'] as Slot[]
}

const refusalOf = ({ status, body }: Awaited<ReturnType<CallerApp['send']>>) => [
  status,
  body?.['code'],
  body?.['detail'],
]

/** What a time that is long past is refused with. */
async function unoffered(caller: Principal) {
  const { id } = await steps.slotOf(specialist, caller)
  const bytes = Buffer.from(id, 'base64url')
  bytes.writeUInt32BE(bytes.readUInt32BE(48) - 60 * 24 * 400, 48)
  return refusalOf(await app.send(caller, 'POST /api/bookings', { payload: { slotId: bytes.toString('base64url') } }))
}

test('who examines somebody for one firm is not there for another, in the words of a time that is not offered', async () => {
  const name = 'Théodora Larkspur'
  await steps.book(claimant, specialist, formAbout(name))
  const draftId = await draftAbout(insurer, 'LARKSPUR Theodora')
  expect(await found(insurer, draftId)).toEqual([])
  expect(await found(insurer, await draftAbout(insurer, 'Somebody Else'))).not.toEqual([])
  // The firm itself may book the same specialist again.
  expect(await found(claimant, await draftAbout(claimant, name))).not.toEqual([])

  const { id: slotId } = await steps.slotOf(specialist, insurer)
  const refused = refusalOf(await app.send(insurer, 'POST /api/bookings', { payload: { slotId, draftId } }))
  const held = await steps.hold(insurer, slotId)
  const confirm = `POST /api/bookings/${held.id}/confirm`
  const confirmed = refusalOf(await app.send(insurer, confirm, { payload: formAbout(name) }))
  expect([refused, confirmed]).toEqual([await unoffered(insurer), await unoffered(insurer)])
  expect(refused[1]).toBe('slot_unavailable')

  // Nor by changing a booking of somebody else into one of that person.
  const other = await steps.confirm(insurer, held, formAbout('Somebody Else'))
  const change = { version: other.version, examinee: formAbout(name).examinee }
  expect(refusalOf(await app.send(insurer, `PATCH /api/bookings/${other.id}`, { payload: change }))).toEqual(refused)
})

test('of two firms that confirm the same person at once one is refused', async () => {
  const form = formAbout('Ottoline Fenwick')
  const holds = []
  for (const firm of [claimant, insurer]) {
    holds.push({ firm, held: await steps.hold(firm, (await steps.slotOf(specialist, firm)).id) })
  }
  const replies = await Promise.all(
    holds.map(({ firm, held }) => app.send(firm, `POST /api/bookings/${held.id}/confirm`, { payload: form })),
  )
  expect(statusesOf(replies)).toEqual([200, 422])
})

test('who treated somebody does not examine them, whichever firm asks', async () => {
  const headers = { authorization: `Bearer ${await app.tokenFor(examiner)}` }
  const payload = { ...visit, patientName: 'Isolde Marchbanks-Ng' }
  await app.app.inject({ method: 'POST', url: '/api/consultation', headers, payload })
  expect(await found(claimant, await draftAbout(claimant, 'Isolde Marchbanks-Ng'))).toEqual([])
  // The index finds beginnings of names, which are other people.
  expect(await found(claimant, await draftAbout(claimant, 'Isolde March'))).not.toEqual([])
})

test('a form in progress is its author’s alone, and kept as it was typed', async () => {
  const name = '  Zoë «half',
    id = await draftAbout(claimant, name)
  const colleague = await app.person({ role: 'referrer', organization: claimant.organization ?? undefined })
  expect(await app.send(claimant, `GET /api/booking-drafts/${id}`)).toMatchObject({
    body: { id, content: { examinee: { name } }, bookingId: null },
  })
  const payload = { content: contentAbout('Another'), bookingId: null }
  for (const request of ['GET', 'PUT', 'DELETE']) {
    const reply = await app.send(
      colleague,
      `${request} /api/booking-drafts/${id}`,
      request === 'PUT' ? { payload } : {},
    )
    expect([request, reply.status]).toEqual([request, 404])
  }
  const other = await steps.book(insurer, specialist, formAbout('Linnet Ashdown'))
  const foreign = { payload: { content: contentAbout(name), bookingId: other.id } }
  expect(await app.send(claimant, `PUT /api/booking-drafts/${id}`, foreign)).toMatchObject({ status: 404 })
  const rows = await app.query<{ row: string }>('select d::text as row from booking_drafts d')
  expect(rows.map(({ row }) => row).join('')).not.toContain('Zoë')
  await app.query(`update booking_drafts set updated_at = now() - interval '31 days' where id = $1`, [id])
  await app.context.bookings.drafts.sweepOld()
  expect(await app.send(claimant, `GET /api/booking-drafts/${id}`)).toMatchObject({ status: 404 })
})

test('a form in progress ends with the booking that was made of it', async () => {
  const held = await steps.hold(claimant, (await steps.slotOf(specialist, claimant)).id)
  const id = crypto.randomUUID()
  const payload = { content: contentAbout('Perpetua Quill'), bookingId: held.id }
  await app.send(claimant, `PUT /api/booking-drafts/${id}`, { payload })
  await steps.confirm(claimant, held, formAbout('Perpetua Quill'))
  expect(await app.send(claimant, `GET /api/booking-drafts/${id}`)).toMatchObject({ status: 404 })
})
