import { proposedEventSchema } from '@medinotes/shared/consultations'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { visit } from '../../../testing/consultation-fixture.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { type CallAs, json, startTestService } from '../../../testing/test-service.ts'
import { generatingLimit } from '../note-generation.ts'
import { WriterError } from '../note-writer.ts'

const writer = createScriptedWriter(
  [text('summary', 'Left knee pain after a fall.'), text('next-steps', 'Review in two weeks.')],
  [text('summary', 'Right knee pain '), text('summary', 'after a fall.')],
  [text('summary', 'Left'), new WriterError('writer_unavailable', 'The AI service does not answer.')],
  ...Array.from({ length: generatingLimit }, () => [text('summary', 'Left'), 'pause' as const]),
  [text('summary', 'Left knee pain.')],
)
let service: Awaited<ReturnType<typeof startTestService>>
let call: CallAs
let id: string

beforeAll(async () => {
  service = await startTestService({ writer })
  call = await service.signUp()
  id = /"consultationId":"([^"]+)"/.exec(await (await call('/api/consultation', json(visit))).text())?.[1] ?? ''
})
afterAll(() => service.close())

const propose = (key: string, init: RequestInit = {}) =>
  call(`/api/consultations/${id}/sections/${key}/proposal`, { method: 'POST', ...init })

const framesOf = async (reply: Response) =>
  (await reply.text())
    .split('\n\n')
    .filter((frame) => frame.includes('event:'))
    .map((frame) => ({
      event: /^event: (.*)$/m.exec(frame)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null') as Record<string, unknown>,
    }))

it('writes one section again, checks it against the notes, and leaves the draft as it stands', async () => {
  const before = await (await call(`/api/consultations/${id}`)).json()
  const frames = await framesOf(await propose('summary'))
  expect(frames.map(({ event }) => event)).toEqual(['delta', 'delta', 'finished'])
  const { section } = proposedEventSchema.parse(frames.at(-1)?.data)
  expect(section.text).toBe('Right knee pain after a fall.')
  expect(section.sentences[0]?.flags).toEqual(['unsupported'])
  expect(writer.requests.at(-1)?.template.sections.map(({ key }) => key)).toEqual(['summary'])
  expect(await (await call(`/api/consultations/${id}`)).json()).toEqual(before)
})

it('says in its last event why it was cut short, and a reader who leaves takes up no place', async () => {
  const frames = await framesOf(await propose('summary'))
  expect(frames.map(({ event }) => event)).toEqual(['delta', 'failed'])
  expect(frames.at(-1)?.data).toMatchObject({ code: 'writer_unavailable' })

  for (let left = 0; left < generatingLimit; left++) {
    const leaving = new AbortController()
    const reply = await propose('summary', { signal: leaving.signal })
    await reply.body?.getReader().read()
    leaving.abort()
  }
  // The service hears a little later than we that a reader has left.
  await vi.waitFor(async () => expect((await framesOf(await propose('summary'))).at(-1)?.event).toBe('finished'))
})

it('refuses a section that the note has not, and a note that is not the caller’s', async () => {
  expect((await propose('opinion')).status).toBe(404)
  const stranger = await service.signUp()
  expect((await stranger(`/api/consultations/${id}/sections/summary/proposal`, { method: 'POST' })).status).toBe(404)
})
