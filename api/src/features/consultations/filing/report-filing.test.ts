import { buffer } from 'node:stream/consumers'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Consultation } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import type { ReportFiling } from '@medinotes/shared/report-filing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingForm, bookingSteps, createSpecialist } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { storeKeyOf } from '../../documents/document-store-key.ts'

let app: CallerApp
let examiner: Principal
let colleague: Principal
let referrer: Principal
let bookingId: string
let note: Consultation

beforeAll(async () => {
  app = await createCallerApp()
  const practice = await app.person({ role: 'admin' })
  examiner = await app.person({ organization: practice.organization ?? undefined })
  colleague = await app.person({ organization: practice.organization ?? undefined })
  referrer = await app.person({ role: 'referrer' })
  const specialist = await createSpecialist(app.context.database, { practice, personId: examiner.personId })
  bookingId = (await bookingSteps(app).book(referrer, specialist, bookingForm, 20)).id
  await app.query(`update bookings set status = 'attended' where id = $1`, [bookingId])
  note = await written()
})
afterAll(() => app.close())

async function written(input: object = {}) {
  const token = await app.tokenFor(examiner)
  const visit = {
    patientName: 'Marigold Zephyrine',
    dateOfVisit: '2026-03-03',
    notes: 'Fell from a ladder. On examination the left wrist is tender. Impression: left wrist sprain.',
  }
  const { body } = await app.app.inject({
    ...{ method: 'POST', url: '/api/consultation', headers: { authorization: `Bearer ${token}` } },
    payload: { ...visit, template: 'ime-report', bookingId, ...input },
  })
  const id = /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''
  return (await app.send(examiner, `GET /api/consultations/${id}`)).body as unknown as Consultation
}

async function sign(draft: Consultation) {
  const path = `/api/consultations/${draft.id}`
  for (const finding of openFindings(draft)) {
    const payload = { version: draft.version, finding, reason: 'It was said in the room.' }
    await app.send(examiner, `POST ${path}/acceptances`, { payload })
  }
  return app.send(examiner, `POST ${path}/sign`, { payload: { version: draft.version } })
}

const file = async (payload: object = {}, { id }: { id: string } = note, caller = examiner) => {
  const { status, body } = await app.send(caller, `POST /api/consultations/${id}/report`, { payload })
  return { status, filing: body as unknown as ReportFiling }
}
const delivery = async () =>
  (await app.send(examiner, `GET /api/bookings/${bookingId}/report`)).body as unknown as ReportDelivery

async function pdfOf(documentId: string | undefined) {
  const [row] = await app.query<{ organization_id: string; size: string }>(
    'select organization_id, size from documents where id = $1',
    [documentId],
  )
  if (row === undefined) throw new Error('There is no such document')
  const key = storeKeyOf({ id: documentId ?? '', organization_id: row.organization_id })
  return buffer(await app.context.documents.store.read(key, { size: Number(row.size) }))
}

it('files nothing that is not signed, nothing of another, and nothing that is no report', async () => {
  expect((await file()).status).toBe(409)
  expect((await file({}, note, colleague)).status).toBe(404)
  const other = await written({ template: 'soap' })
  expect((await sign(other)).status).toBe(200)
  expect((await file({}, other)).status).toBe(409)
  expect((await delivery()).candidates).toEqual([])
})

it('files a signed report once, answers each question on its page, and the report can be released', async () => {
  expect((await sign(note)).status).toBe(200)
  const { filing } = await file()
  expect(filing).toMatchObject({ bookingId, filed: { isCurrent: true }, answeredElsewhere: [] })
  expect((await file()).filing).toEqual(filing)
  const { candidates, questions, blocks } = await delivery()
  const documentId = filing.filed?.documentId
  expect(candidates.map(({ id, kind, source, status }) => [id, kind, source, status])).toEqual([
    [documentId, 'report', 'note', 'clean'],
  ])
  expect(questions.map(({ answer }) => [answer?.documentId, answer?.page])).toEqual([
    [documentId, 1],
    [documentId, 1],
  ])
  expect(blocks).toEqual([])
  expect((await PDFDocument.load(await pdfOf(documentId))).getPageCount()).toBe(1)
  const events = await app.query(`select details from audit_events where action = 'consultation.filed'`)
  expect(events).toHaveLength(2)
  expect(JSON.stringify(events)).not.toMatch(/marigold|wrist/i)
})

it('says that what was filed is older than an addendum, and moves answers only when told to', async () => {
  const first = (await file()).filing.filed?.documentId
  await app.send(examiner, `POST /api/consultations/${note.id}/addenda`, { payload: { text: 'Imaging seen since.' } })
  const state = await app.send(examiner, `GET /api/consultations/${note.id}/report`)
  expect(state.body).toMatchObject({ filed: { documentId: first, isCurrent: false } })
  const again = await file()
  expect(again.filing.filed?.documentId).not.toBe(first)
  expect(again.filing).toMatchObject({ filed: { isCurrent: true }, answeredElsewhere: [1, 2] })
  expect((await delivery()).questions[0]?.answer?.documentId).toBe(first)
  const waiver = { waiver: 'Not asked any more' }
  await app.send(examiner, `PUT /api/bookings/${bookingId}/questions/2/answer`, { payload: waiver })
  const moved = await file({ replaceAnswers: true })
  expect(moved.filing.answeredElsewhere).toEqual([])
  const { questions } = await delivery()
  for (const { answer } of questions) expect(answer?.documentId).toBe(moved.filing.filed?.documentId)
})

it('leaves a question open that was asked otherwise after the report was signed', async () => {
  await app.query(`update bookings set status = 'confirmed' where id = $1`, [bookingId])
  const { version } = (await app.send(referrer, `GET /api/bookings/${bookingId}`)).body as { version: number }
  const payload = { version, questions: ['What is the diagnosis?', 'Is the condition permanent?'] }
  expect((await app.send(referrer, `PATCH /api/bookings/${bookingId}`, { payload })).status).toBe(200)
  await app.query(`update bookings set status = 'attended' where id = $1`, [bookingId])
  await file({ replaceAnswers: true })
  const { questions } = await delivery()
  expect(questions.map(({ answer }) => answer?.page)).toEqual([1, undefined])
})

it('does not make a PDF with letters missing', async () => {
  const foreign = await written({ notes: 'Impression: left wrist sprain. 手首.' })
  expect((await sign(foreign)).status).toBe(200)
  expect(await file({}, foreign)).toMatchObject({ status: 409, filing: { code: 'wrong_state' } })
})
