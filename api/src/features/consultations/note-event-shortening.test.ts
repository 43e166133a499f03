import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createReader, startInstance, visit } from '../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { selectEvents } from './note-event.repository.ts'
import { WriterError } from './note-writer.ts'

// What goes to another part each time is not joined on its way to the log.
const begun = Array.from({ length: 40 }, (_, n) => [
  text('summary', `left ${n} `),
  text('next-steps', `right ${n} `),
]).flat()
const whole = [...begun, text('patient-email', 'Dear Ana-Maria')]
const cutShort = [...begun, new WriterError('writer_unavailable', 'The writer is away.')]
const goingOn = [...begun, 'pause' as const]

let test: TestDatabase
let instance: Awaited<ReturnType<typeof startInstance>>
const writer = createScriptedWriter(whole, cutShort, goingOn)
beforeAll(async () => {
  test = await createTestDatabase()
  instance = await startInstance(test, writer)
})
afterAll(async () => {
  await instance.close()
  await test.drop()
})

async function write(until: (reader: ReturnType<typeof createReader>) => boolean = (reader) => reader.ended()) {
  const specialist = await createPrincipal(instance.database)
  const reader = createReader()
  await instance.writing.create(specialist, visit, reader.listener)
  await vi.waitFor(() => expect(until(reader)).toBe(true), 5000)
  const [first] = reader.events
  if (first?.type !== 'started') throw new Error('A stream begins with its started event')
  return { specialist, id: first.data.consultationId, events: reader.events }
}

const read = async ({ specialist, id }: Awaited<ReturnType<typeof write>>, after = 0) => {
  const reader = createReader()
  await instance.resume(specialist, id, { after }, reader.listener)
  return reader.events
}
const textOf = (events: Awaited<ReturnType<typeof read>>, section: string) =>
  events.map((event) => (event.type === 'delta' && event.data.section === section ? event.data.text : '')).join('')
const aDayPasses = (id: string) =>
  instance.database.system((tx) =>
    tx
      .updateTable('consultations')
      .set({ updated_at: new Date(Date.now() - 25 * 60 * 60_000) })
      .where('id', '=', id)
      .execute(),
  )

it('a day after it has ended, an attempt says the same in fewer events, and a position from before is refused', async () => {
  const note = await write()
  expect(note.events.length).toBeGreaterThan(65)
  await instance.shortenEvents()
  expect(await read(note)).toEqual(note.events)

  await aDayPasses(note.id)
  await instance.shortenEvents()
  const events = await read(note)
  expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5])
  expect(events.map(({ type }) => type)).toEqual(['started', 'delta', 'delta', 'delta', 'finished'])
  for (const section of ['summary', 'next-steps', 'patient-email'])
    expect(textOf(events, section)).toBe(textOf(note.events, section))
  await expect(read(note, 60)).rejects.toMatchObject({ code: 'stale_attempt' })
})

it('what was written of a note that was cut short stays', async () => {
  const note = await write()
  const before = await instance.service.read(note.specialist, note.id)
  await aDayPasses(note.id)
  await instance.shortenEvents()
  expect(await read(note)).toHaveLength(4)
  expect((await instance.service.read(note.specialist, note.id)).sections).toEqual(before.sections)
})

it('an attempt that is being written is left alone', async () => {
  const note = await write((reader) => reader.text().includes('right 39'))
  await aDayPasses(note.id)
  await instance.shortenEvents()
  expect((await instance.service.read(note.specialist, note.id)).sections[1]?.text).toMatch(/right 39 $/)
  const stored = await instance.database.system((tx) => selectEvents(tx, note.id, 1, 0))
  expect(stored.length).toBeGreaterThan(65)
})
