import { consultationSchema } from '@medinotes/shared/consultations'
import { findingsOf } from '@medinotes/shared/findings'
import { sectionMaxLength } from '@medinotes/shared/note-life'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'

let service: CallerApp
let author: Principal
let path: string

const unproven = { auth_time: 0 }
const summary = (words: string) => ({ version: 1, sections: [{ key: 'summary', text: words }] })
const send = (request: string, payload?: object, headers: Record<string, string> = {}) => {
  const [method, rest = ''] = request.split(' ')
  return service.send(author, `${method} ${path}${rest}`, { ...(payload && { payload }), headers })
}

beforeAll(async () => {
  service = await createCallerApp({ writer: createScriptedWriter([text('summary', 'Right knee pain after a fall.')]) })
  author = await service.person()
  const { id } = await writtenNote(service.context.consultations, author)
  path = `/api/consultations/${id}`
})
afterAll(() => service.close())

it.each([
  ['nothing', { version: 1 }, undefined],
  ['no version', { sections: [{ key: 'summary', text: 'x' }] }, 'version'],
  ['a version before the first', { ...summary('x'), version: -1 }, 'version'],
  ['a section beyond all length', summary('x'.repeat(sectionMaxLength + 1)), 'sections.0.text'],
  ['a NUL', summary('knee\0pain'), 'sections.0.text'],
  ['half a surrogate pair', summary('knee \uD83E'), 'sections.0.text'],
  ['a section of another template', { version: 1, sections: [{ key: 'opinion', text: 'x' }] }, 'sections.0.key'],
  ['a finding nobody asked for', { ...summary('x'), findings: [] }, 'findings'],
  ['no notes', { version: 1, notes: ' \n' }, 'notes'],
])('an edit with %s is refused and changes nothing', async (_what, payload, field) => {
  const { status, body } = await send('PATCH ', payload)
  expect(status).toBe(400)
  const paths = (body?.['errors'] as { path: string }[] | undefined)?.map((error) => error.path) ?? []
  expect(field === undefined || paths.includes(field)).toBe(true)
  expect((await send('GET ')).body).toMatchObject({ version: 1 })
})

it('a note is settled, signed with a fresh proof and added to, each step once however often it is sent', async () => {
  expect((await send('PATCH ', summary(' '.repeat(sectionMaxLength)))).status).toBe(200)
  const back = await send('PATCH ', { ...summary('Right knee pain after a fall.'), version: 2 })
  const note = consultationSchema.parse(back.body)
  for (const [index, finding] of findingsOf(note).entries()) {
    const acceptance = { version: 3, finding, reason: 'It was the right one.' }
    expect((await send('POST /acceptances', { ...acceptance, reason: ' ' })).status).toBe(400)
    const headers = { 'idempotency-key': `acceptance-${index}` }
    const [first, again] = [
      await send('POST /acceptances', acceptance, headers),
      await send('POST /acceptances', acceptance, headers),
    ]
    expect(first.status).toBe(201)
    expect(again).toEqual(first)
  }
  const signing = `POST ${path}/sign`
  const late = await service.send(author, signing, { payload: { version: 3 }, claims: unproven })
  expect(late).toMatchObject({ status: 403, body: { code: 'step_up_required' } })
  const signed = await send('POST /sign', { version: 3 }, { 'idempotency-key': 'signing' })
  expect(signed).toMatchObject({ status: 200, body: { status: 'signed' } })
  expect(await send('POST /sign', { version: 3 }, { 'idempotency-key': 'signing' })).toEqual(signed)
  for (const [request, payload] of [
    ['PATCH ', { ...summary('x'), version: 3 }],
    ['POST /continue', undefined],
    ['POST /stop', undefined],
    ['POST /sections/summary/proposal', undefined],
  ] as const) {
    expect(await send(request, payload)).toMatchObject({ status: 423, body: { code: 'signed' } })
  }
  expect((await send('POST /addenda', { text: '' })).status).toBe(400)
  expect((await send('POST /addenda', { text: 'x'.repeat(sectionMaxLength + 1) })).status).toBe(400)
  const added = await send('POST /addenda', { text: 'é'.repeat(sectionMaxLength) })
  expect(added).toMatchObject({ status: 201, body: { signature: { intact: true } } })
})

it('an admin in an emergency reads what was signed and how it came to be, and adds nothing', async () => {
  const admin = await service.person({ role: 'admin', organization: author.organization ?? undefined })
  const reason = 'The author is away and the patient is in emergency.'
  await service.send(admin, 'POST /api/break-glass', { payload: { reason } })
  const read = await service.send(admin, `GET ${path}`)
  expect(read.body).toMatchObject({ signature: { intact: true }, addenda: [{ number: 1 }] })
  expect(read.body?.['acceptances']).toHaveLength(2)
  expect((await service.send(admin, `GET ${path}/versions/1`)).status).toBe(200)
  expect((await service.send(admin, `POST ${path}/addenda`, { payload: { text: 'x' } })).status).toBe(403)
})

it('the trail has every step, and no word of the note', async () => {
  const rows = await service.query<{ action: string; details: object }>(
    `select action, details from audit_events where person_id = $1 and action <> 'consultation.read' order by occurred_at`,
    [author.personId],
  )
  expect(rows.map(({ action }) => action.replace('consultation.', ''))).toEqual([
    ...['created', 'drafted', 'edited', 'edited', 'finding-accepted', 'finding-accepted', 'signed', 'addendum-added'],
  ])
  expect(JSON.stringify(rows) + service.log.join('')).not.toMatch(/knee|right one|Ana-Maria|penicillin/i)
  expect(visit.notes).toMatch(/penicillin/)
})
