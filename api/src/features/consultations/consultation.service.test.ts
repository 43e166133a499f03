import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createReader, startInstance, visit } from '../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { generatingLimit } from './note-generation.ts'
import { WriterError } from './note-writer.ts'

const { waitFor } = vi
const whole = [
  text('summary', 'Left knee '),
  text('summary', 'pain.'),
  text('next-steps', '- Review'),
  text('patient-email', 'Dear Ana-Maria'),
]

let test: TestDatabase
const instances: Awaited<ReturnType<typeof startInstance>>[] = []

async function start(...scripts: Parameters<typeof createScriptedWriter>) {
  const writer = createScriptedWriter(...scripts)
  const instance = await startInstance(test, writer)
  instances.push(instance)
  return { ...instance, writer, specialist: await createPrincipal(instance.database) }
}

type Started = Awaited<ReturnType<typeof start>>

async function write(
  { writing, specialist }: Pick<Started, 'writing' | 'specialist'>,
  input: Partial<typeof visit> = {},
) {
  const reader = createReader()
  await writing.create(specialist, { ...visit, ...input }, reader.listener)
  await waitFor(() => expect(reader.events).not.toHaveLength(0))
  const [first] = reader.events
  if (first?.type !== 'started') throw new Error('A stream begins with its started event')
  return { reader, id: first.data.consultationId }
}

const finished = (reader: ReturnType<typeof createReader>) => waitFor(() => expect(reader.ended()).toBe(true))

beforeAll(async () => {
  test = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(instances.splice(0).map((instance) => instance.close()))
})
afterAll(() => test.drop())

describe('writing', () => {
  it('stores each event before it is heard, numbers them without gaps and keeps the whole draft', async () => {
    const one = await start(whole)
    const { reader, id } = await write(one)
    await finished(reader)
    expect(reader.events.map((event) => event.id)).toEqual(reader.events.map((_, index) => index + 1))
    expect(reader.events.at(-1)).toMatchObject({ type: 'finished', data: { consultationId: id, status: 'draft' } })
    const note = await one.service.read(one.specialist, id)
    expect(note).toMatchObject({ ...visit, status: 'draft', version: 1, attempt: 1, problem: null })
    expect(note.sections.map((section) => section.text)).toEqual(['Left knee pain.', '- Review', 'Dear Ana-Maria'])
  })

  it('goes on when its only reader leaves', async () => {
    const one = await start([text('summary', 'Left '), 'pause', text('summary', 'knee')])
    const reader = createReader()
    const leave = await one.writing.create(one.specialist, visit, reader.listener)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    leave()
    one.writer.resume()
    const { items } = await one.service.list(one.specialist, { limit: 5 })
    const id = items[0]?.id ?? ''
    await waitFor(async () => expect((await one.service.read(one.specialist, id)).status).toBe('draft'))
    expect(reader.text()).toBe('Left ')
  })

  it('tells readers that the writer waits, without storing it', async () => {
    const one = await start([{ type: 'waiting', afterMs: 1200 }, ...whole])
    const { reader } = await write(one)
    await finished(reader)
    expect(reader.waits).toEqual([1200])
    expect(reader.events.map((event) => event.type)).not.toContain('waiting')
  })

  it('keeps the text and says why when the writer fails, and a fault of ours says nothing of itself', async () => {
    const refused = new WriterError('writer_refused', 'The AI service declined these notes.')
    const one = await start([text('summary', 'Left'), refused], [text('summary', 'L'), new Error('Ana-Maria broke it')])
    const first = await write(one)
    await finished(first.reader)
    expect(await one.service.read(one.specialist, first.id)).toMatchObject({
      status: 'failed',
      problem: { code: 'writer_refused', detail: 'The AI service declined these notes.' },
      sections: [{ text: 'Left' }, { text: '' }, { text: '' }],
    })
    const second = await write(one)
    await finished(second.reader)
    expect(JSON.stringify(second.reader.events.at(-1))).not.toContain('broke it')
    expect(one.faults).toHaveLength(1)
  })

  it('refuses what it cannot write', async () => {
    const one = await start(whole)
    const refuse = (input: object, code: string) =>
      expect(one.writing.create(one.specialist, { ...visit, ...input }, createReader().listener)).rejects.toMatchObject(
        { code },
      )
    await refuse({ template: 'sonnet' }, 'unknown_template')
    await refuse({ language: 'vi' }, 'language_unavailable')
    await refuse({ bookingId: randomUUID() }, 'not_found')
  })

  it('lets one person have only so many notes written at once, even when asked for all at the same moment', async () => {
    const one = await start([text('summary', 'L'), 'pause'])
    const attempts = Array.from({ length: generatingLimit + 10 }, () =>
      one.writing.create(one.specialist, visit, createReader().listener),
    )
    const results = await Promise.allSettled(attempts)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(generatingLimit)
    const refusal = results.find((result) => result.status === 'rejected')
    expect(refusal?.reason).toMatchObject({ code: 'too_many_streams', retryAfterSeconds: 10 })
  })
})

describe('reading along', () => {
  it('gives a reader at any position exactly the events it has not seen, live ones included', async () => {
    const one = await start([text('summary', 'Left '), 'pause', text('next-steps', '- Review')])
    const { reader, id } = await write(one)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    const readers = [0, 1, 2].map((after) => ({ after, late: createReader() }))
    for (const { after, late } of readers) await one.resume(one.specialist, id, { after, attempt: 1 }, late.listener)
    one.writer.resume()
    await finished(reader)
    for (const { after, late } of readers) {
      await finished(late)
      expect(late.events).toEqual(reader.events.slice(after))
    }
  })

  it('follows a note that another instance writes', async () => {
    const one = await start([text('summary', 'Left '), 'pause', text('next-steps', '- Review')])
    const two = await start(whole)
    const { reader, id } = await write(one)
    const remote = createReader()
    await two.resume(one.specialist, id, { after: 1 }, remote.listener)
    one.writer.resume()
    await finished(reader)
    await finished(remote)
    expect(remote.events).toEqual(reader.events.slice(1))
  })

  it('refuses a position of another attempt, and ends at once when everything was seen', async () => {
    const one = await start(whole)
    const { reader, id } = await write(one)
    await finished(reader)
    const resume = (position: { after: number; attempt?: number }, late = createReader()) =>
      one.resume(one.specialist, id, position, late.listener)
    await expect(resume({ after: reader.events.length + 1 })).rejects.toMatchObject({ code: 'stale_attempt' })
    await expect(resume({ after: 0, attempt: 2 })).rejects.toMatchObject({ code: 'stale_attempt' })
    const late = createReader()
    await resume({ after: reader.events.length }, late)
    expect(late).toMatchObject({ events: [] })
    expect(late.ended()).toBe(true)
  })
})

describe('stopping and continuing', () => {
  it('stops with what it has, refuses to stop twice, and continues as a new attempt from event 1', async () => {
    const one = await start([text('summary', 'Left '), 'pause'], whole)
    const { reader, id } = await write(one)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    const stopped = await one.service.stop(one.specialist, id)
    expect(stopped).toMatchObject({ status: 'interrupted', problem: { code: 'generation_stopped' } })
    expect(reader.events.at(-1)).toMatchObject({ type: 'failed', data: { code: 'generation_stopped' } })
    await expect(one.service.stop(one.specialist, id)).rejects.toMatchObject({ code: 'already_finished' })

    const again = createReader()
    await one.writing.continue(one.specialist, id, again.listener)
    await finished(again)
    expect(again.events[0]).toMatchObject({ id: 1, type: 'started', data: { attempt: 2 } })
    expect(await one.service.read(one.specialist, id)).toMatchObject({ status: 'draft', attempt: 2, version: 1 })
    await expect(one.writing.continue(one.specialist, id, again.listener)).rejects.toMatchObject({
      code: 'nothing_to_continue',
    })
  })

  it('lets only one of two continue, and none while it is being written', async () => {
    const one = await start([new WriterError('writer_unavailable', 'Busy.')], [text('summary', 'L'), 'pause'])
    const { reader, id } = await write(one)
    await finished(reader)
    const both = await Promise.allSettled(
      [1, 2].map(() => one.writing.continue(one.specialist, id, createReader().listener)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'already_generating' })
  })

  it('stops a note that another instance writes, whose writer then gives up', async () => {
    const one = await start([text('summary', 'Left '), 'pause', text('summary', 'knee'), 'pause'])
    const two = await start(whole)
    const { reader, id } = await write(one)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    expect(await two.service.stop(one.specialist, id)).toMatchObject({ status: 'interrupted' })
    one.writer.resume()
    await one.drain(2000)
    const note = await two.service.read(one.specialist, id)
    expect(note).toMatchObject({ status: 'interrupted', sections: [{ text: 'Left ' }, {}, {}] })
  })

  it('interrupts what a vanished process left, keeps every stored event and continues elsewhere', async () => {
    const one = await start([text('summary', 'Left '), 'pause'])
    const two = await start(whole)
    const { reader, id } = await write(one)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    expect((await two.service.read(one.specialist, id)).status).toBe('generating')
    await one.presence.close()
    const note = await two.service.read(one.specialist, id)
    expect(note).toMatchObject({ status: 'interrupted', problem: { code: 'generation_interrupted' } })
    expect(note.sections[0]?.text).toBe('Left ')
    const late = createReader()
    await two.resume(one.specialist, id, { after: 0 }, late.listener)
    expect(late.events.map((event) => event.type)).toEqual(['started', 'delta', 'failed'])
    const again = createReader()
    await two.writing.continue(one.specialist, id, again.listener)
    await finished(again)
    expect((await two.service.read(one.specialist, id)).status).toBe('draft')
  })

  it('stores an ending that the database was too busy to take, once it can', async () => {
    const one = await start([text('summary', 'Left '), 'pause', new WriterError('writer_refused', 'Declined.')])
    const { reader, id } = await write(one)
    await waitFor(() => expect(reader.text()).toBe('Left '))
    const busy = new pg.Client(test.adminUrl)
    await busy.connect()
    await busy.query('begin')
    await busy.query('select from consultations where id = $1 for update', [id])
    one.writer.resume()
    await waitFor(() => expect(one.faults).not.toHaveLength(0), { timeout: 8000 })
    await busy.query('rollback')
    await busy.end()
    const status = async () => (await one.service.read(one.specialist, id)).status
    await waitFor(async () => expect(await status()).toBe('failed'), { timeout: 5000 })
  })
})
