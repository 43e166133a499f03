import { randomUUID } from 'node:crypto'
import type { PatientLetters } from '@medinotes/shared/patient-letters'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { visit } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { headerOf, type MailServer, startMailServer } from '../../../testing/mail-server.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { tokensOf } from '../../../testing/openai-stand-in/script.ts'
import { createTestApp, type TestApp } from '../../../testing/test-app.ts'
import { justProven, startTokenIssuer } from '../../../testing/token-issuer.ts'
import { english, eventsOf, italian, letter, note } from '../../../testing/letter-texts.ts'

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
let standIn: OpenAiStandIn
let mail: MailServer
let test: TestApp
let author: Principal

beforeAll(async () => {
  issuer = await startTokenIssuer()
  standIn = await startOpenAiStandIn()
  mail = await startMailServer()
  const services = { OPENAI_BASE_URL: standIn.baseUrl, SMTP_URL: mail.url, SES_FROM: 'letters@clinic.test' }
  test = await createTestApp({ environment: { ...issuer.environment, ...services } })
  author = await createPrincipal(test.context.database, { issuer: issuer.issuer })
  await plan(author, 'premium')
  await test.context.jobs.start()
})
afterAll(async () => {
  await test.close()
  await Promise.all([standIn.close(), mail.close()])
  issuer.close()
})

const plan = ({ organization }: Principal, name: 'free' | 'premium') =>
  test.context.database.system((tx) =>
    tx
      .updateTable('organizations')
      .set({ plan: name })
      .where('id', '=', organization?.id ?? '')
      .execute(),
  )

interface Asked {
  method?: 'GET' | 'POST' | 'PATCH'
  as?: Principal
  proven?: boolean
}

async function ask(path: string, payload?: object, { method, as = author, proven = true }: Asked = {}) {
  const token = await issuer.tokenFor(as.personId, proven ? justProven() : {})
  const reply = await test.app.inject({
    method: method ?? (payload ? 'POST' : 'GET'),
    url: `/api${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })
  return { status: reply.statusCode, body: reply.body, json: () => reply.json<PatientLetters>() }
}

const signed = (id: string, by: Principal) =>
  test.context.database.system((tx) =>
    tx
      .updateTable('consultations')
      .set({ status: 'signed', signed_at: new Date(), signed_by: by.personId, signed_as: by.name })
      .set({ signed_hash: 'the-hash' })
      .where('id', '=', id)
      .execute(),
  )

/** A note that the stand-in wrote; signed unless told otherwise. */
async function createNote({ text = note, template = 'visit-note', sign = true, writer = 'ai', as = author } = {}) {
  if (writer === 'ai') standIn.enqueue({ text: tokensOf(text) })
  const { body } = await ask('/consultation', { ...visit, template, writer }, { as })
  const id = /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''
  if (sign) await signed(id, as)
  return { id, letters: `/consultations/${id}/patient-letters`, email: `/consultations/${id}/patient-email` }
}

async function addAddendum(id: string) {
  const { json, status } = await ask(`/consultations/${id}/addenda`, { text: 'Perindopril was stopped.' })
  expect([status, json()]).toEqual([201, expect.anything()])
}

const write = async (path: string, kind: object) => eventsOf((await ask(path, kind)).body)

describe('the signed letter', () => {
  it('is ready with the signature, goes out once from the practice, and is kept with what was sent', async () => {
    const { letters, email } = await createNote()
    const shown = (await ask(letters)).json()
    expect(shown).toMatchObject({ signed: true, ai: 'available', practice: 'Harbour Practice', sent: [] })
    expect(shown.letters).toMatchObject([
      { text: english, isSigned: true, standing: 'ready', readingGrade: expect.any(Number) },
    ])

    const to = `${randomUUID()}@patient.test`
    expect((await ask(email, { version: 1, to }, { proven: false })).json()).toMatchObject({
      code: 'step_up_required',
    })
    const sent = await ask(email, { version: 1, to })
    expect([sent.status, sent.json().sent[0]]).toMatchObject([
      201,
      { to: `${to[0]}…@patient.test`, version: 1, sentBy: { name: 'Dr Robin Vale' } },
    ])
    await expect.poll(async () => (await ask(letters)).json().sent[0]?.status).toBe('sent')
    const received = mail.mails.filter((one) => one.to.includes(to))
    expect(received).toHaveLength(1)
    const headers = received.map((one) => [headerOf(one, 'From'), headerOf(one, 'Subject')])
    expect(headers).toEqual([
      [expect.stringContaining('Harbour Practice'), 'A message from Harbour Practice about your visit'],
    ])
    expect(received[0]?.raw).toContain('Take perindopril 5 mg each morning.')
    expect(received[0]?.raw).toMatch(/<html lang=(3D)?"en-AU" dir=(3D)?"ltr">/)

    expect((await ask(email, { version: 1, to: to.toUpperCase() })).json()).toMatchObject({
      code: 'already_sent',
    })
    expect((await ask(email, { version: 1, to, again: true })).status).toBe(201)
  })

  it('is not sent before the note is signed, of another version, or by anybody else', async () => {
    const draft = await createNote({ sign: false })
    expect((await ask(draft.letters)).json()).toMatchObject({ signed: false, letters: [] })
    expect((await ask(draft.email, { version: 1, to: 'ana@patient.test' })).status).toBe(409)
    const { letters, email } = await createNote()
    expect((await ask(email, { version: 2, to: 'ana@patient.test' })).json()).toMatchObject({
      code: 'stale_version',
    })
    expect((await ask(email, { version: 1, to: 'ana@patient.test, ben@patient.test' })).status).toBe(400)
    const stranger = await createPrincipal(test.context.database, { issuer: issuer.issuer })
    expect((await ask(letters, undefined, { as: stranger })).status).toBe(404)
    expect((await ask(email, { version: 1, to: 'ana@patient.test' }, { as: stranger })).status).toBe(404)
    const edit = { language: 'en-AU', level: 'standard', revision: 0, text: 'Dear Ana' }
    expect((await ask(letters, edit, { method: 'PATCH' })).status).toBe(423)
  })

  it('goes stale with an addendum, until it was confirmed beside it or put right', async () => {
    const { id, letters, email } = await createNote()
    await addAddendum(id)
    expect((await ask(letters)).json().letters[0]).toMatchObject({ standing: 'stale' })
    const to = `${randomUUID()}@patient.test`
    const send = async () => (await ask(email, { version: 1, to })).json()
    expect(await send()).toMatchObject({ code: 'letter_unconfirmed' })
    const kind = { language: 'en-AU', level: 'standard' }
    const confirm = (revision: number, addenda: number) => ask(`${letters}/confirm`, { ...kind, revision, addenda })
    expect((await confirm(0, 0)).json()).toMatchObject({ code: 'stale_version' })
    expect((await confirm(0, 1)).json().letters[0]).toMatchObject({ standing: 'ready', isSigned: true })
    expect(await send()).toMatchObject({ sent: [{ addenda: 1 }] })

    await addAddendum(id)
    const edit = { ...kind, revision: 1, text: 'Stop taking perindopril.' }
    const edited = (await ask(letters, edit, { method: 'PATCH' })).json().letters[0]
    expect(edited).toMatchObject({ standing: 'to-confirm', isSigned: false, revision: 2, findings: [] })
    expect(await send()).toMatchObject({ code: 'letter_unconfirmed' })
    expect((await confirm(2, 2)).json().letters[0]).toMatchObject({ standing: 'ready' })
  })

  it('can be changed at once after an addendum', async () => {
    const { id, letters } = await createNote()
    await addAddendum(id)
    const edit = { language: 'en-AU', level: 'standard', revision: 0, text: 'Stop taking perindopril.' }
    const [edited] = (await ask(letters, edit, { method: 'PATCH' })).json().letters
    expect(edited).toMatchObject({ standing: 'to-confirm', revision: 1, text: edit.text })
  })

  it('tells who sends to an address whose mail came back, and leaves no address in the trail', async () => {
    const { email, letters } = await createNote()
    const to = `${randomUUID()}@patient.test`
    mail.manner.refused.set(to, 550)
    expect((await ask(email, { version: 1, to })).status).toBe(201)
    await expect.poll(async () => (await ask(letters)).json().sent[0]?.fault).toBe('address-refused')
    expect((await ask(email, { version: 1, to })).status).toBe(201)
    const { items } = await test.context.database.system(async (tx) => ({
      items: await tx
        .selectFrom('audit_events')
        .select('details')
        .where('action', '=', 'consultation.email-sent')
        .execute(),
    }))
    expect(JSON.stringify(items)).not.toContain('patient.test')
    expect(test.log.join('\n')).not.toContain('perindopril')
  })
})

describe('a letter in another language', () => {
  const kind = { language: 'it', level: 'standard' }

  it('is written with identifiers hidden and dates in its own form, and waits to be confirmed', async () => {
    const { letters, email } = await createNote()
    standIn.enqueue(letter(italian))
    const events = await write(letters, kind)
    expect(events.at(0)?.event).toBe('delta')
    const written = events.at(-1)?.data.letters[1]
    expect(written).toMatchObject({ ...kind, standing: 'to-confirm', findings: [], writer: { kind: 'openai' } })
    expect(written?.text).toContain('Gentile Ana-Maria O’Connor')
    expect(written?.text).toContain('il 5 marzo 2026 alle 14:30')
    const request = JSON.stringify(standIn.requests.at(-1)?.body)
    expect(request).toContain('Italian')
    expect(request).not.toMatch(/O’Connor|5 March 2026/)

    const to = `${randomUUID()}@patient.test`
    const send = () => ask(email, { version: 1, to, ...kind })
    expect((await send()).json()).toMatchObject({ code: 'letter_unconfirmed' })
    const confirmed = await ask(`${letters}/confirm`, { ...kind, revision: 1, addenda: 0 })
    expect(confirmed.json().letters[1]).toMatchObject({ standing: 'ready', confirmed: { addenda: 0 } })
    expect((await send()).status).toBe(201)
  })

  it('is not sent while a figure differs, until that is put right or let stand with a reason', async () => {
    const { letters } = await createNote()
    standIn.enqueue(letter(italian.replace('5 mg', '50 mg')))
    const [, first] = (await write(letters, kind)).at(-1)?.data.letters ?? []
    const differing = [
      { kind: 'dose', change: 'missing', text: '5 mg', accepted: null },
      { kind: 'dose', change: 'added', text: '50 mg', accepted: null },
    ]
    expect(first).toMatchObject({ standing: 'findings-open', findings: differing })
    const confirm = (revision: number) => ask(`${letters}/confirm`, { ...kind, revision, addenda: 0 })
    expect((await confirm(1)).json()).toMatchObject({ code: 'findings_open' })

    const edit = { ...kind, revision: 1, text: (first?.text ?? '').replace('50 mg', 'cinque mg') }
    const edited = (await ask(letters, edit, { method: 'PATCH' })).json()
    expect(edited.letters[1]?.findings).toEqual(differing.slice(0, 1))
    expect((await ask(letters, edit, { method: 'PATCH' })).json()).toMatchObject({ code: 'stale_version' })
    const finding = { kind: 'dose', change: 'missing', text: '5 mg' }
    const accept = (one: object) =>
      ask(`${letters}/acceptances`, { ...kind, revision: 2, finding: one, reason: 'It is spelled out.' })
    expect((await accept({ ...finding, text: '7 mg' })).status).toBe(404)
    expect((await accept(finding)).json().letters[1]).toMatchObject({ standing: 'to-confirm' })
    expect((await confirm(2)).json().letters[1]).toMatchObject({ standing: 'ready' })

    // Twice is not what was let stand once, and another writing is not what was looked at.
    const figures = (first?.text ?? '').replace('50 mg', 'cinque mg')
    const twice = { ...kind, revision: 2, text: `${figures} Prenda 7 compresse.` }
    await ask(letters, twice, { method: 'PATCH' })
    const added = { kind: 'number', change: 'added', text: '7' }
    const acceptance = { ...kind, revision: 3, finding: added, reason: 'He asked for it.' }
    expect((await ask(`${letters}/acceptances`, acceptance)).json().letters[1]?.standing).toBe('to-confirm')
    await ask(letters, { ...twice, revision: 3, text: `${twice.text} Altre 7.` }, { method: 'PATCH' })
    expect((await ask(letters)).json().letters[1]?.standing).toBe('findings-open')
    standIn.enqueue(letter(italian.replace('5 mg', 'cinque mg')))
    expect((await write(letters, kind)).at(-1)?.data.letters[1]?.standing).toBe('findings-open')
  })

  it('keeps nothing that was cut short, and nothing over what a person wrote meanwhile', async () => {
    const { letters } = await createNote()
    standIn.enqueue({ ...letter(italian), fault: { kind: 'cut', afterTokens: 9 } })
    expect((await write(letters, kind)).at(-1)).toMatchObject({
      event: 'failed',
      data: { code: 'generation_interrupted' },
    })
    expect((await ask(letters)).json().letters).toHaveLength(1)

    standIn.enqueue(letter(italian), { ...letter('Altra lettera.'), tokensPerSecond: 20 })
    await write(letters, kind)
    const asked = standIn.requests.length
    const again = write(letters, kind)
    const edit = { ...kind, revision: 1, text: 'Mia lettera.' }
    await expect.poll(() => standIn.requests.length).toBe(asked + 1)
    await ask(letters, edit, { method: 'PATCH' })
    const last = (await again).at(-1)
    const kept = (await ask(letters)).json().letters[1]?.text
    expect(kept).toBe('Mia lettera.')
    expect(last).toMatchObject({ event: 'failed', data: { code: 'stale_version' } })
  })

  it('is refused plainly without the plan for it', async () => {
    const as = await createPrincipal(test.context.database, { issuer: issuer.issuer })
    await plan(as, 'free')
    const { letters } = await createNote({ as, writer: 'offline' })
    expect((await ask(letters, undefined, { as })).json().ai).toBe('plan_required')
    const refusal = await ask(letters, kind, { as })
    expect([refusal.status, refusal.json()]).toMatchObject([403, { code: 'plan_required' }])
    const written = eventsOf((await ask(letters, { language: 'en-AU', level: 'plain' }, { as })).body)
    const plain = written.at(-1)?.data.letters[1]
    expect(plain).toMatchObject({ writer: { kind: 'offline' }, standing: 'to-confirm', findings: [] })
  })
})

describe('a note without that section', () => {
  const soap =
    '<<<section:subjective>>>\nHeadache.\n<<<section:objective>>>\nBP 120/80.\n<<<section:assessment>>>\nMigraine.\n<<<section:plan>>>\n- Review in 2 weeks.'

  it('has its letter made from what was signed, with no figure beyond it', async () => {
    const { letters } = await createNote({ template: 'soap', text: soap })
    expect((await ask(letters)).json().letters).toEqual([])
    const kind = { language: 'en-AU', level: 'standard' }
    standIn.enqueue(letter('Dear [PATIENT],\n\nSee us in 3 weeks.'))
    const [made] = (await write(letters, kind)).at(-1)?.data.letters ?? []
    expect(made).toMatchObject({
      isSigned: false,
      standing: 'findings-open',
      findings: [{ change: 'added', text: '3' }],
    })
    const edit = { ...kind, revision: 1, text: 'See us in 2 weeks.' }
    expect((await ask(letters, edit, { method: 'PATCH' })).json().letters[0]).toMatchObject({ standing: 'to-confirm' })
  })
})
