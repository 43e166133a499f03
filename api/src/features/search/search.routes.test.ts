import type { SearchResult } from '@medinotes/shared/search'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { bookingForm, bookingSteps } from '../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../testing/document-fixture.ts'

let app: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
let rival: Principal

const form = {
  ...bookingForm,
  examinee: { name: 'Siobhán van der O’Brien-Nguyễn', dateOfBirth: '1979-04-02' },
  matter: { claimNumber: 'WC-20417', fileNumber: 'FN/778', claimType: 'workers-compensation' },
}

beforeAll(async () => {
  app = await createCallerApp()
  matter = await createMatter(app)
  const steps = bookingSteps(app)
  await steps.book(matter.referrer, matter.calendar, form, 40)
  rival = await app.person({ role: 'referrer' })
  await steps.book(rival, matter.calendar, { ...form, examinee: { ...form.examinee, name: 'Rivalia Banksia' } }, 50)
})
afterAll(() => app.close())

async function search(caller: Principal, query: string) {
  const { status, body } = await app.send(caller, 'POST /api/search', { payload: { query } })
  expect(status).toBe(200)
  return body as unknown as SearchResult
}
/** By the specialist; the reply is a stream. */
const writeNote = async (note: object) =>
  app.app.inject({
    ...{ method: 'POST', url: '/api/consultation', payload: note },
    headers: { authorization: `Bearer ${await app.tokenFor(matter.specialist)}` },
  })
const namesIn = ({ bookings }: SearchResult) => bookings.items.map(({ examineeName }) => examineeName)

it.each([
  'siobhan',
  "O'Brien",
  'obrien',
  'OBri',
  'brien-nguyen',
  'NGUYEN',
  'nguyễn',
  'van der',
  "nguyen o'brien",
  'Siobhán  O’Brien',
  'WC-204 siob',
])('a booking is found by any beginning of its names and numbers, however typed: case %#', async (query) => {
  for (const caller of [matter.referrer, matter.admin]) {
    expect(namesIn(await search(caller, query))).toContain(form.examinee.name)
  }
})

it('what came before the present index is put into it, once', async () => {
  const note = { patientName: "Ann O'Malley", dateOfVisit: '2026-01-05', notes: 'Left knee pain.' }
  await writeNote(note)
  const found = async () => {
    const notes = (await search(matter.specialist, 'omalley')).notes.items.length
    return { notes, bookings: namesIn(await search(matter.admin, 'obrien')).length }
  }
  expect(await found()).toEqual({ notes: 1, bookings: 1 })
  await app.query('delete from booking_tokens')
  await app.query('delete from consultation_name_tokens')
  expect(await found()).toEqual({ notes: 0, bookings: 0 })
  const { signal } = new AbortController()
  for (const feature of ['bookings', 'consultations'] as const) await app.context[feature].catchUpNames(signal)
  expect(await found()).toEqual({ notes: 1, bookings: 1 })
  const runs = await app.query('select subject from name_index_runs where finished_at is null')
  expect(runs).toEqual([{ subject: 'documents' }])
})

it('a claim or a file number leads to the matter, each firm’s its own', async () => {
  for (const query of ['WC-20417', 'FN/778']) {
    const { matters } = await search(rival, query)
    expect(matters.items).toEqual([
      expect.objectContaining({ examineeName: 'Rivalia Banksia', claimNumber: 'WC-20417', bookings: 1 }),
    ])
  }
  expect((await search(matter.admin, 'WC-20417')).matters.items.length).toBeGreaterThan(1)
})

it('neither another firm nor a specialist of another calendar learns of a name', async () => {
  const colleague = await app.person({ organization: matter.admin.organization ?? undefined })
  for (const caller of [rival, colleague]) {
    const { bookings, matters, documents } = await search(caller, form.examinee.name)
    expect([...bookings.items, ...matters.items, ...documents.items]).toEqual([])
  }
})

it('documents are found by the words of their names, by who may see them, under their new name once renamed', async () => {
  const filename = 'MRI left knee – Zephyrine.pdf'
  const { id } = await createDocument(app, { booking: matter.booking, by: matter.referrer, filename })
  await app.context.documents.nameIndex.catchUp(new AbortController().signal)
  const idsFor = async (caller: Principal, query: string) =>
    (await search(caller, query)).documents.items.map((document) => document.id)
  expect(await idsFor(matter.referrer, 'knee mri')).toEqual([id])
  expect(await idsFor(matter.admin, 'zephyrine.pdf')).toEqual([id])
  expect(await idsFor(rival, 'knee mri')).toEqual([])
  await app.send(matter.referrer, `PATCH /api/documents/${id}`, { payload: { version: 1, filename: 'Shoulder.pdf' } })
  expect(await idsFor(matter.admin, 'knee')).toEqual([])
  expect(await idsFor(matter.admin, 'shoul')).toEqual([id])
})

it('notes are found by name, template and day by who wrote them, and not in passing by emergency access', async () => {
  const note = { patientName: 'Quillon Ferrer', dateOfVisit: '2026-03-02', notes: 'Left knee pain.', template: 'soap' }
  await writeNote(note)
  for (const query of ['quillon', 'soap', 'ferrer soap', '2/3/2026', 'ferrer 2 March 2026', '2026-03-02 SOAP']) {
    const { notes } = await search(matter.specialist, query)
    expect(notes.items).toMatchObject([{ patientName: 'Quillon Ferrer', templateName: 'SOAP' }])
  }
  expect((await search(matter.specialist, 'quillon 3/3/2026')).notes.items).toEqual([])
  await app.send(matter.admin, 'POST /api/break-glass', {
    payload: { reason: 'The author is away and the patient is in emergency.' },
  })
  expect((await search(matter.admin, 'quillon')).notes.items).toEqual([])
})

it('people are those of one’s own organization, and everybody for who runs the installation', async () => {
  const operator = await app.person({ role: 'admin', operates: true })
  const id = matter.specialist.personId
  const word = matter.specialist.name.split(' ').at(-1) ?? ''
  const idsFor = async (caller: Principal, query: string) =>
    (await search(caller, query)).people.items.map((person) => person.id)
  expect(await idsFor(matter.admin, matter.specialist.email)).toEqual([id])
  expect(await idsFor(operator, matter.specialist.email)).toEqual([id])
  expect(await idsFor(matter.admin, word)).toContain(id)
  expect(await idsFor(rival, matter.specialist.email)).toEqual([])
})

it.each(["Niamh O'Dwyer", 'Niamh Odwyer'])('a person is found with or without an apostrophe: case %#', async (name) => {
  const { personId } = matter.specialist
  await app.query('update people set name = $1 where id = $2', [name, personId])
  for (const query of ["o'dwyer", 'O’Dwy', 'odwyer niamh']) {
    const { people } = await search(matter.admin, query)
    expect(people.items.map((person) => person.id)).toContain(personId)
  }
})

it('a search is one event that says what was found and no word of what was typed', async () => {
  const before = await events()
  await search(rival, 'rivalia')
  const [event, ...others] = (await events()).slice(before.length)
  expect(others).toEqual([])
  expect(event?.details).toMatchObject({ bookingIds: [expect.any(String)], found: 1 })
  expect(JSON.stringify(event)).not.toMatch(/rival/i)
  expect(app.log.join()).not.toMatch(/rivalia/i)
})

const events = () =>
  app.query<{ details: object }>(`select details from audit_events where action = 'search.made' order by occurred_at`)

it.each(['', ' ', 'a', '%', '_', '%%%', '🦘🦘', '…', '\u200b\u200b'])(
  'what names nobody finds nothing and is no event: case %#',
  async (query) => {
    const before = await events()
    const found = await search(matter.admin, query)
    expect(Object.values(found).flatMap(({ items }) => items as unknown[])).toEqual([])
    expect(await events()).toHaveLength(before.length)
  },
)

it.each([{ query: 'a'.repeat(10_000) }, { query: 'a\0b' }, { query: 5 }, {}, { query: 'ab', more: true }])(
  'what cannot be searched for is refused: case %#',
  async (payload) => {
    expect((await app.send(matter.admin, 'POST /api/search', { payload })).status).toBe(400)
  },
)

it('whoever is no member any more finds nothing from then on', async () => {
  const member = await app.person({ role: 'referrer', organization: matter.referrer.organization ?? undefined })
  expect(namesIn(await search(member, 'siobhan'))).toHaveLength(1)
  await app.query(`update memberships set status = 'ended' where person_id = $1`, [member.personId])
  app.context.people.forget(member.caller)
  expect((await app.send(member, 'POST /api/search', { payload: { query: 'siobhan' } })).status).toBe(403)
})

it('many searches at the same moment are each answered', async () => {
  const found = await Promise.all(Array.from({ length: 20 }, () => search(rival, 'rivalia')))
  for (const one of found) expect(namesIn(one)).toEqual(['Rivalia Banksia'])
})
