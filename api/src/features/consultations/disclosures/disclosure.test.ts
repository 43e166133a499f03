import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { createReader, startInstance, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { tokens } from '../../../testing/openai-stand-in/script.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'
import { createOpenAiWriter } from '../openai-writer/openai-writer.ts'

const notes = 'Ms Okonkwo, DOB 9/3/1951, seen with her neighbour Zebedee. Left knee pain after a fall. Ph 0412 345 678.'
const visit = { patientName: 'Beverley Okonkwo', dateOfVisit: '2026-03-03', notes, template: 'visit-note' }
const reply =
  '<<<section:summary>>>\nLeft knee pain.\n<<<section:next-steps>>>\nReview.\n<<<section:patient-email>>>\nDear [PATIENT],'

let test: TestDatabase
let admin: pg.Client
let standIn: OpenAiStandIn
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
beforeAll(async () => {
  test = await createTestDatabase()
  admin = new pg.Client(test.adminUrl)
  await admin.connect()
  standIn = await startOpenAiStandIn({ text: tokens(...reply.split(/(?<=.)/s)) })
  one = await startInstance(
    test,
    createOpenAiWriter({ apiKey: 'sk-test', baseUrl: standIn.baseUrl, model: 'test-model' }),
  )
  author = await createPrincipal(one.database)
})
afterAll(async () => {
  await one.close()
  await standIn.close()
  await admin.end()
  await test.drop()
})
beforeEach(() => void standIn.requests.splice(0))

const sentOf = async (id: string) => (await one.disclosures.list(author, id, { limit: 25 })).items
const preview = (change: object = {}) => one.previews.preview(author, { ...visit, ...change })

describe('what an AI service was sent', () => {
  it('is kept word for word with its hash and counts, also of a section written again', async () => {
    const note = await writtenNote(one, author, { ...visit, hide: ['Zebedee'] })
    const [sent] = await sentOf(note.id)
    expect(sent).toMatchObject({
      purpose: 'note',
      attempt: 1,
      model: 'test-model',
      host: new URL(standIn.baseUrl).host,
    })
    expect(sent?.sha256).toBe(createHash('sha256').update(`${sent?.instructions}\n${sent?.input}`).digest('hex'))
    expect(sent?.hidden).toContainEqual({ kind: 'phone', count: 1 })
    const body = JSON.stringify(standIn.requests[0]?.body)
    expect(body).toContain(JSON.stringify(sent?.input).slice(1, -1))
    for (const identifier of ['Okonkwo', 'Zebedee', '1951', '0412']) expect(body).not.toContain(identifier)

    const { rows: uses } = await admin.query(
      'select input_tokens > 0 as read, output_tokens > 0 as written, milliseconds >= 0 as timed from ai_uses where disclosure_id = $1',
      [sent?.id],
    )
    expect(uses).toEqual([{ read: true, written: true, timed: true }])

    const proposal = await one.proposals.propose(author, { id: note.id, key: 'summary' }, new AbortController().signal)
    for await (const _ of proposal);
    expect((await sentOf(note.id)).map(({ purpose }) => purpose)).toEqual(['section', 'note'])
    expect(JSON.stringify(standIn.requests[1]?.body)).not.toContain('Zebedee')
  })

  it('is shown to the author alone, and each look is in the trail', async () => {
    const note = await writtenNote(one, author, visit)
    const colleague = await createPrincipal(one.database, { organization: author.organization ?? undefined })
    await expect(one.disclosures.list(colleague, note.id, { limit: 25 })).rejects.toMatchObject({ code: 'not_found' })
    await sentOf(note.id)
    const { rows } = await admin.query(
      `select action, details from audit_events where subject_id = $1 and action like 'consultation.sent%' order by action`,
      [note.id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['consultation.sent', 'consultation.sent-read'])
    expect(JSON.stringify(rows)).not.toMatch(/okonkwo|knee/i)
  })

  it('does not leave where it cannot be written down', async () => {
    await admin.query('alter table disclosures rename to disclosures_away')
    try {
      const reader = createReader()
      await one.writing.create(author, visit, reader.listener)
      await expect.poll(reader.ended).toBe(true)
      expect(reader.events.at(-1)?.type).toBe('failed')
      expect(standIn.requests).toEqual([])
    } finally {
      await admin.query('alter table disclosures_away rename to disclosures')
    }
  })
})

describe('the preview', () => {
  it('shows in pieces exactly what the note then sends, and sends and keeps nothing', async () => {
    const { host, refused, notes: pieces } = await preview({ hide: ['zebedee'] })
    expect([host, refused]).toEqual([new URL(standIn.baseUrl).host, false])
    expect(pieces.map(({ text }) => text).join('')).toBe(notes)
    const masked = pieces.map(({ text, hidden }) => hidden?.placeholder ?? text).join('')
    expect(standIn.requests).toEqual([])
    const note = await writtenNote(one, author, { ...visit, hide: ['zebedee'] })
    // The statements are numbered on their way.
    expect((await sentOf(note.id))[0]?.input.replaceAll(/⟦\d+⟧ /g, '')).toContain(masked)
  })

  it('says that nothing would be sent where a known identifier cannot be hidden, or no AI service writes', async () => {
    expect((await preview({ notes: 'O k o n k w o was late.' })).refused).toBe(true)
    expect((await preview({ notes: '' })).notes).toEqual([])
    const free = { ...author, plan: 'free' as const }
    expect(await one.previews.preview(free, visit)).toMatchObject({ refused: false })
  })
})
