import { randomUUID } from 'node:crypto'
import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import {
  bookingSteps,
  createSpecialist,
  formAbout,
  statusesOf,
  type TestSpecialist,
} from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createBookingDocument } from '../../../testing/report-fixture.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let author: Principal
let specialist: TestSpecialist
let referrer: Principal
let colleague: Principal
let booking: { id: string; organization_id: string; practice_id: string }
let days = 20

beforeAll(async () => {
  app = await createCallerApp()
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  author = await app.person({ organization: practice.organization ?? undefined })
  specialist = await createSpecialist(app.context.database, { practice, personId: author.personId })
  referrer = await app.person({ role: 'referrer' })
  colleague = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.query('delete from notices')
  days += 1
  const { id } = await steps.book(referrer, specialist, formAbout(`Marigold Zephyrine ${days}`), days)
  await app.query(`update bookings set status = 'attended' where id = $1`, [id])
  const [sides] = await app.query<typeof booking>(
    'select id, organization_id, practice_id from bookings where id = $1',
    [id],
  )
  if (sides === undefined) throw new Error('Nothing is booked')
  booking = sides
})

const document = (wanted?: Parameters<typeof createBookingDocument>[2]) =>
  createBookingDocument(app.context, booking, wanted)
type Report = Awaited<ReturnType<typeof document>>

async function reportOf(caller: Principal) {
  const { status, body } = await app.send(caller, `GET /api/bookings/${booking.id}/report`)
  expect(status).toBe(200)
  return body as unknown as ReportDelivery
}
const answer = (number: number, payload: object, caller = author) =>
  app.send(caller, `PUT /api/bookings/${booking.id}/questions/${number}/answer`, { payload })
async function answerAll({ id }: Report) {
  await answer(1, { documentId: id, page: 3 })
  await answer(2, { waiver: 'It was withdrawn by telephone.' })
}
const nobodyElse = { nominated: [] as { name: string; email: string }[] }
const release = (
  { id, version }: { id: string; version: number },
  { caller = author, to = [referrer.personId], nominated = nobodyElse.nominated, ...more }: ReleaseOptions = {},
) =>
  app.send(caller, `POST /api/documents/${id}/release`, {
    payload: { version, recipients: { referrerIds: to, nominated } },
    ...more,
  })
interface ReleaseOptions {
  caller?: Principal
  to?: string[]
  nominated?: { name: string; email: string }[]
  claims?: Record<string, unknown>
}
const recall = (id: string, caller = author) =>
  app.send(caller, `POST /api/documents/${id}/recall`, { payload: { reason: 'Page 4 was of another matter.' } })
const mailed = async () =>
  (await app.context.outbox.list({ limit: 50 })).items
    .map(({ recipient, subject }) => `${recipient}: ${subject}`)
    .toSorted()
const eventsOf = async (side: string) =>
  (
    await app.query<{ action: string }>(
      `select action from audit_events where organization_id = $1 and action like 'report.%' and action <> 'report.read'
         and details ->> 'bookingId' = $2 or organization_id = $1 and subject_id::text = $2 and action like 'report.question%' order by occurred_at, id`,
      [side, booking.id],
    )
  ).map(({ action }) => action)

it('goes from its first answer to the people who are named, and stops the clock of the report', async () => {
  const report = await document()
  expect(await reportOf(author)).toMatchObject({
    ...{ blocks: ['questions-open'], metAt: null, actions: ['answer', 'link', 'release'] },
    candidates: [{ id: report.id, filename: 'Report.pdf' }],
    referrers: [
      { id: referrer.personId, booked: true },
      { id: colleague.personId, booked: false },
    ],
  })
  const answered = await answer(1, { documentId: report.id, page: 3 })
  expect(answered.body).toMatchObject({
    questions: [{ answer: { documentId: report.id, page: 3, answeredBy: author.name } }, { answer: null }],
  })
  await answer(2, { waiver: 'It was withdrawn by telephone.' })
  // The other side learns of neither before it has the report.
  expect(await reportOf(referrer)).toMatchObject({
    ...{ candidates: [], referrers: [], blocks: [], releases: [], actions: ['link'] },
    questions: [{ answer: null }, { answer: null }],
  })
  expect((await app.send(referrer, `GET /api/documents/${report.id}`)).status).toBe(404)

  expect(await release(report)).toMatchObject({
    status: 200,
    body: { blocks: ['already-released'], candidates: [], actions: ['answer', 'link', 'release', 'recall'] },
  })
  const seen = await reportOf(referrer)
  expect(seen).toMatchObject({
    questions: [{ answer: { page: 3 } }, { answer: { waiver: 'It was withdrawn by telephone.' } }],
    releases: [
      {
        ...{ documentId: report.id, filename: 'Report.pdf', sha256: report.sha256, releasedBy: author.name },
        recipients: [{ kind: 'referrer', name: referrer.name, openedAt: null }],
      },
    ],
  })
  const { body } = await app.send(referrer, `GET /api/bookings/${booking.id}`)
  expect(body).toMatchObject({ deadlines: [{ kind: 'paperwork' }, { kind: 'report', metAt: seen.metAt }] })
  expect(body?.['activity']).toContainEqual(
    expect.objectContaining({ kind: 'report-released', personName: author.name }),
  )
  expect((await app.send(referrer, `GET /api/documents/${report.id}`)).status).toBe(200)
  expect(await mailed()).toEqual([expect.stringMatching(`^${referrer.email}: The report for MN-.* is here$`)])
  expect(await eventsOf(booking.organization_id)).toEqual(['report.released'])
  expect(await eventsOf(booking.practice_id)).toEqual([
    ...['report.question-answered', 'report.question-waived', 'report.released'],
  ])
})

it('is held back, and says why, until everything that must be is there', async () => {
  const blocked = async (report: { id: string; version: number }, why: string) => {
    const { status, body } = await release(report)
    expect([status, body?.['code'], body?.['detail']]).toEqual([409, 'release_blocked', expect.stringContaining(why)])
  }
  expect(await reportOf(author)).toMatchObject({ blocks: ['questions-open', 'no-report'] })
  const scanning = await document({ status: 'scanning', uploaded_by: author.personId })
  await answerAll(scanning)
  await blocked(scanning, 'still being looked at')
  const report = await document()
  // What another report answers is not answered in this one.
  await blocked(report, 'Not every question')
  await answerAll(report)
  await app.query(`update bookings set status = 'confirmed' where id = $1`, [booking.id])
  await blocked(report, 'not recorded that the examinee attended')
  await app.query(`update bookings set status = 'attended' where id = $1`, [booking.id])
  expect(await release({ ...report, version: 7 })).toMatchObject({ status: 409, body: { code: 'stale_version' } })
  expect(await release(await document({ kind: 'other' }))).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  expect(await mailed()).toEqual([])
  expect(await release(report)).toMatchObject({ status: 200 })
  await blocked(report, 'released already')
})

it('is released once by two at the same moment', async () => {
  const report = await document()
  await answerAll(report)
  const replies = await Promise.all([release(report), release(report)])
  expect(statusesOf(replies)).toEqual([200, 409])
  expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'release_blocked' })
  expect(await mailed()).toHaveLength(1)
  const [first] = (await reportOf(author)).releases
  expect(first?.recipients).toHaveLength(1)
})

it('goes to people of the firm and to nobody else, from somebody who has just proven who they are', async () => {
  const report = await document()
  await answerAll(report)
  const stranger = await app.person({ role: 'referrer' })
  for (const to of [stranger.personId, practice.personId, randomUUID()]) {
    expect(await release(report, { to: [referrer.personId, to] })).toMatchObject({
      ...{ status: 400, body: { errors: [{ path: 'recipients.referrerIds' }] } },
    })
  }
  expect(await release(report, { claims: { auth_time: 1 } })).toMatchObject({
    ...{ status: 403, body: { code: 'step_up_required' } },
  })
  expect((await release(report, { caller: practice })).status).toBe(403)
  expect((await release(report, { caller: referrer })).status).toBe(403)
  const elsewhere = await app.person()
  expect((await release(report, { caller: elsewhere })).status).toBe(404)
  expect((await recall(report.id, elsewhere)).status).toBe(404)
  expect((await app.send(elsewhere, `GET /api/bookings/${booking.id}/report`)).status).toBe(404)
  expect((await answer(1, { waiver: 'No.' }, elsewhere)).status).toBe(404)
  // Twice the same person is one recipient.
  const twice = await release(report, { to: [colleague.personId, colleague.personId] })
  expect(twice.body).toMatchObject({ releases: [{ recipients: [{ name: colleague.name }] }] })
})

it('is gone for the firm at once when it is recalled, and can be released again', async () => {
  const report = await document()
  await answerAll(report)
  expect((await recall(report.id)).body).toMatchObject({ code: 'wrong_state' })
  await release(report)
  expect((await app.send(author, `DELETE /api/bookings/${booking.id}/questions/1/answer`)).body).toMatchObject({
    code: 'wrong_state',
  })
  await app.query('delete from notices')
  expect(await recall(report.id)).toMatchObject({ status: 200, body: { metAt: null, blocks: [] } })
  expect((await app.send(referrer, `GET /api/documents/${report.id}`)).status).toBe(404)
  expect(await reportOf(referrer)).toMatchObject({
    ...{ metAt: null, questions: [{ answer: null }, { answer: null }] },
    releases: [{ filename: 'Recalled report', recall: { reason: 'Page 4 was of another matter.', by: author.name } }],
  })
  expect(await mailed()).toEqual([expect.stringMatching(`^${referrer.email}: The report for MN-.* was recalled$`)])
  expect(await eventsOf(booking.organization_id)).toEqual(['report.released', 'report.recalled'])
  expect((await recall(report.id)).body).toMatchObject({ code: 'wrong_state' })
  expect((await app.send(author, `DELETE /api/bookings/${booking.id}/questions/2/answer`)).body).toMatchObject({
    questions: [{ answer: { page: 3 } }, { answer: null }],
  })
  await answer(2, { waiver: 'Still withdrawn.' })
  expect((await release({ ...report, version: 3 })).status).toBe(200)
})

it('keeps the answers of questions that stay, and asks again what was changed', async () => {
  const report = await document()
  await answerAll(report)
  const { body } = await app.send(referrer, `GET /api/bookings/${booking.id}`)
  await app.query(`update bookings set status = 'confirmed' where id = $1`, [booking.id])
  // The second question comes first now, and the first one asks something else.
  const questions = ['Is the condition stable?', 'What is the prognosis?']
  const changed = await app.send(referrer, `PATCH /api/bookings/${booking.id}`, {
    payload: { version: body?.['version'], questions },
  })
  expect(changed.status).toBe(200)
  await app.query(`update bookings set status = 'attended' where id = $1`, [booking.id])
  expect(await reportOf(author)).toMatchObject({
    ...{ blocks: ['questions-open'] },
    questions: [
      { text: questions[0], answer: { waiver: 'It was withdrawn by telephone.' } },
      { text: questions[1], answer: null },
    ],
  })
  expect((await release(report)).status).toBe(409)
})

it('is answered in reports of its own practice alone, and asked in letters of its own booking', async () => {
  const ofFirm = await document({ side_id: booking.organization_id, uploaded_by: referrer.personId })
  const letter = await document({ kind: 'letter-of-instruction', side_id: booking.organization_id })
  for (const { id } of [ofFirm, letter]) {
    expect(await answer(1, { documentId: id, page: 1 })).toMatchObject({ status: 400, body: { code: 'malformed' } })
  }
  expect((await answer(1, { documentId: randomUUID(), page: 1 })).status).toBe(404)
  expect((await answer(9, { waiver: 'Nobody asked.' })).status).toBe(404)
  const link = (documentId: string, caller: Principal) =>
    app.send(caller, `PUT /api/bookings/${booking.id}/questions/2/source`, { payload: { documentId, page: 2 } })
  expect((await link(ofFirm.id, referrer)).status).toBe(400)
  expect((await link(letter.id, referrer)).body).toMatchObject({
    questions: [{ source: null }, { source: { documentId: letter.id, page: 2 } }],
  })
  expect((await app.send(author, `DELETE /api/bookings/${booking.id}/questions/2/source`)).body).toMatchObject({
    questions: [{ source: null }, { source: null }],
  })
})
