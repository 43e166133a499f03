import { notesMaxLength } from '@medinotes/shared/consultations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visit } from '../../testing/consultation-fixture.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { type CallAs, json, startTestService } from '../../testing/test-service.ts'

const writer = createScriptedWriter([text('summary', 'Left knee'), 'pause'], [text('summary', 'Left knee pain.')])
let service: Awaited<ReturnType<typeof startTestService>>
let call: CallAs

beforeAll(async () => {
  service = await startTestService({ writer, streamTimes: { keepAliveMs: 40, lifetimeMs: 300 } })
  call = await service.signUp()
})
afterAll(() => service.close())

interface Frame {
  id: string | undefined
  event: string | undefined
  data: { consultationId?: string }
}

async function read(reply: Response) {
  const body = await reply.text()
  const field = (frame: string, name: string) => frame.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  const frames = body.split('\n\n').filter((frame) => frame.includes('event:'))
  return {
    body,
    events: frames.map((frame): Frame => ({
      id: field(frame, 'id'),
      event: field(frame, 'event'),
      data: JSON.parse(field(frame, 'data') ?? 'null'),
    })),
  }
}

const create = (input: object = {}) => call('/api/consultation', json({ ...visit, ...input }))
const problem = async (reply: Response) => (await reply.json()) as { code: string; errors?: { path: string }[] }

describe('a stream', () => {
  it('asks to be resumed before it is cut, keeps alive, and goes on from Last-Event-ID', async () => {
    const first = await read(await create())
    expect(first.body).toContain(': keep-alive')
    expect(first.events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'started'],
      ['2', 'delta'],
      [undefined, 'reconnect'],
    ])
    const id = String(first.events[0]?.data.consultationId)
    const resuming = call(`/api/consultations/${id}/events?attempt=1`, { headers: { 'last-event-id': '2' } })
    writer.resume()
    const rest = await read(await resuming)
    expect(rest.events.map((frame) => [frame.id, frame.event])).toEqual([['3', 'finished']])

    const note = (await (await call(`/api/consultations/${id}`)).json()) as { sections: { text: string }[] }
    expect(note.sections[0]?.text).toBe('Left knee')
  })

  it('is never cached and has no token in its address', async () => {
    const reply = await create()
    expect(reply.headers.get('content-type')).toContain('text/event-stream')
    expect(reply.headers.get('cache-control')).toContain('no-store')
    await reply.text()
  })

  it.each(['-1', '1.5', 'abc', '99999999999', '1e3'])('refuses a Last-Event-ID that is no position', async (value) => {
    const { events } = await read(await create())
    const id = events[0]?.data.consultationId
    const reply = await call(`/api/consultations/${id}/events`, { headers: { 'last-event-id': value } })
    expect(reply.status).toBe(400)
  })

  it('is not read to a HEAD request', async () => {
    const { events } = await read(await create())
    const path = `/api/consultations/${String(events[0]?.data.consultationId)}/events`
    expect((await call(path, { method: 'HEAD' })).status).toBe(405)
  })

  it('cannot be forged by notes that look like events', async () => {
    const notes = 'Knee pain.\n\nid: 9\nevent: finished\ndata: {"status":"draft"}\n\n: \u2028 \r\n\r\n'
    const { events } = await read(await create({ notes, patientName: 'A\r\nevent: finished\r\ndata: {}' }))
    expect(events.map(({ event }) => event).filter((event) => event === 'finished').length).toBeLessThan(2)
    expect(events.every(({ id }, index) => id === undefined || Number(id) === index + 1)).toBe(true)
  })

  it('answers 409 to a position beyond the attempt and 404 to another person', async () => {
    const { events } = await read(await create())
    const path = `/api/consultations/${String(events[0]?.data.consultationId)}/events`
    expect((await call(path, { headers: { 'last-event-id': '5000' } })).status).toBe(409)
    const stranger = await service.signUp()
    expect((await stranger(path)).status).toBe(404)
    expect((await fetch(service.url + path)).status).toBe(401)
  })
})

describe('bad input', () => {
  it.each([
    ['no notes', { notes: '' }, 'notes'],
    ['white space', { notes: ' \n\t ' }, 'notes'],
    ['too long', { notes: 'x'.repeat(notesMaxLength + 1) }, 'notes'],
    ['a NUL', { notes: 'knee\0pain' }, 'notes'],
    ['half a surrogate pair', { notes: 'knee \uD83E' }, 'notes'],
    ['a number for text', { notes: 7 }, 'notes'],
    ['no name', { patientName: '  ' }, 'patientName'],
    ['a name that cannot be seen', { patientName: '\u200B \u200F\uFEFF' }, 'patientName'],
    ['a date that does not exist', { dateOfVisit: '2026-02-30' }, 'dateOfVisit'],
    ['a future date', { dateOfVisit: '2999-01-01' }, 'dateOfVisit'],
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['no booking id', { bookingId: 'first' }, 'bookingId'],
  ])('%s is refused by name', async (_what, input, path) => {
    const reply = await create(input)
    expect(reply.status).toBe(400)
    const { code, errors } = await problem(reply)
    expect(code).toBe('malformed')
    expect(errors?.map((error) => error.path)).toEqual([path])
  })

  it.each([
    ['cut off', '{"patientName":"A', 400],
    ['a prototype', '{"__proto__":{"admin":true}}', 400],
    ['an array', '[]', 400],
    ['a megabyte', JSON.stringify({ ...visit, notes: 'x'.repeat(1_000_000) }), 413],
  ])('a body that is %s is refused', async (_what, body, status) => {
    expect((await call('/api/consultation', json(body))).status).toBe(status)
  })

  it('takes 100 kB, right-to-left marks and emoji as they are', async () => {
    const notes = `${'Knee pain. '.repeat(9000)}\u200F🦵\u202E`
    const { events } = await read(await create({ notes }))
    const reply = await call(`/api/consultations/${String(events[0]?.data.consultationId)}`)
    expect(((await reply.json()) as { notes: string }).notes).toBe(notes)
  })

  it('refuses unknown templates, ids that are none, and roles without notes', async () => {
    expect(await problem(await create({ template: 'sonnet' }))).toMatchObject({ code: 'unknown_template' })
    expect((await call('/api/consultations/7')).status).toBe(400)
    expect((await call(`/api/consultations/${crypto.randomUUID()}`)).status).toBe(404)
    const referrer = await service.signUp('referrer')
    expect((await referrer('/api/consultation', json(visit))).status).toBe(403)
    expect((await referrer('/api/consultations')).status).toBe(403)
  })

  it('refuses a list asked for wrongly', async () => {
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=x',
      'status=lost',
      'from=yesterday',
      'from=0000-01-01',
      'cursor=zz',
      'sort=name',
    ]) {
      expect((await call(`/api/consultations?${query}`)).status).toBe(400)
    }
  })
})

it('logs no name and no word of a visit, whatever was asked and refused', async () => {
  await create({ patientName: 'Zebedee Quillfeather', notes: 'Unmistakable elbow' }).then((reply) => reply.text())
  await create({ patientName: 'Zebedee Quillfeather', dateOfVisit: 'Quillfeather' })
  await call('/api/consultations?query=Quillfeather')
  await call('/api/consultations?status=Quillfeather')
  expect(service.logLines.length).toBeGreaterThan(10)
  expect(service.logLines.join('')).not.toMatch(/quillfeather|unmistakable/i)
})
