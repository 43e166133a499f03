import type { StoredNoteEvent } from '@medinotes/shared/consultations'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createReader, startInstance, visit } from '../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from '../../testing/openai-stand-in/openai-stand-in.ts'
import { tokensOf } from '../../testing/openai-stand-in/script.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createOpenAiWriter } from './openai-writer/openai-writer.ts'

const notes = 'Left knee pain after a fall. Allergic to penicillin. Review in two weeks.'
let test: TestDatabase
let standIn: OpenAiStandIn
let one: Awaited<ReturnType<typeof startInstance>>
beforeAll(async () => {
  test = await createTestDatabase()
  standIn = await startOpenAiStandIn()
  one = await startInstance(
    test,
    createOpenAiWriter({ apiKey: 'sk-test', baseUrl: standIn.baseUrl, model: 'test-model' }),
  )
})
afterAll(async () => {
  await one.close()
  await standIn.close()
  await test.drop()
})

/** What each cited sentence of the summary says, and the words of the notes that it names. */
function citedIn(events: readonly StoredNoteEvent[]) {
  let summary = ''
  return events.flatMap(({ type, data }) => {
    if (type === 'delta' && data.section === 'summary') summary += data.text
    if (type !== 'sentence' || data.section !== 'summary') return []
    return [[summary.slice(data.start, data.end), data.sources.map(({ start, end }) => notes.slice(start, end))]]
  })
}

async function write() {
  const author = await createPrincipal(one.database)
  const reader = createReader()
  await one.writing.create(author, { ...visit, notes }, reader.listener)
  await expect.poll(reader.ended).toBe(true)
  const [started] = reader.events
  const id = started?.type === 'started' ? started.data.consultationId : ''
  return { events: reader.events, note: await one.service.read(author, id) }
}

it('a draft says while it streams which statement of the notes each sentence rests on', async () => {
  const { events, note } = await write()
  expect(citedIn(events)).toEqual([
    ['Left knee pain after a fall.', ['Left knee pain after a fall.']],
    ['Allergic to penicillin.', ['Allergic to penicillin.']],
    ['Review in two weeks.', ['Review in two weeks.']],
  ])
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1))
  expect(note.sections[0]?.text).toBe(notes)
})

it('a citation makes nothing true: what the notes do not bear out is found whatever it names', async () => {
  const reply = 'Right knee pain after a fall. ⟦1⟧ Metformin 850 mg. ⟦2,9⟧'
  standIn.enqueue({
    text: tokensOf(
      `<<<section:summary>>>\n${reply}\n<<<section:next-steps>>>\nReview.\n<<<section:patient-email>>>\nDear [PATIENT],`,
    ),
  })
  const { events, note } = await write()
  expect(citedIn(events)).toEqual([
    ['Right knee pain after a fall.', ['Left knee pain after a fall.']],
    ['Metformin 850 mg.', ['Allergic to penicillin.']],
  ])
  const [wrongSide, invented] = note.sections[0]?.sentences ?? []
  expect(wrongSide?.flags).toEqual(['unsupported'])
  expect(invented?.flags).toEqual(['unsupported', 'unstated'])
})
