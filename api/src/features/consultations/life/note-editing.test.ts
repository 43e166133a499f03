import type { Consultation } from '@medinotes/shared/consultations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { createReader, startInstance, visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'
import { WriterError } from '../note-writer.ts'

const draft = [text('summary', 'Left knee pain after a fall.'), text('next-steps', '- Review in two weeks.')]
const fault = new WriterError('writer_unavailable', 'The writer is away.')
let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let note: Consultation

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  await start(draft)
  note = await writtenNote(one, author)
  return () => one.close()
})

async function start(...scripts: Parameters<typeof createScriptedWriter>) {
  one = await startInstance(test, createScriptedWriter(...scripts))
  author = await createPrincipal(one.database)
}

const edit = (changes: Partial<Parameters<typeof one.editing.edit>[2]>) =>
  one.editing.edit(author, note.id, { version: note.version, sections: [], ...changes })
const summary = (words: string) => ({ sections: [{ key: 'summary', text: words }] })

describe('an edit', () => {
  it('makes a version of its own, checked against the notes, and leaves the other sections as they stand', async () => {
    const edited = await edit(summary('Right knee pain after a fall.'))
    expect(edited).toMatchObject({ version: 2, status: 'draft', notes: visit.notes })
    expect(edited.sections[0]).toMatchObject({ edited: true, text: 'Right knee pain after a fall.' })
    expect(edited.sections[0]?.sentences).toMatchObject([{ flags: ['unsupported'], differences: [{ kind: 'side' }] }])
    expect(edited.sections[1]).toEqual(note.sections[1])
    expect(edited.sections[1]).not.toHaveProperty('edited')
    expect(await one.service.read(author, note.id)).toEqual(edited)
    const back = await edit({ version: 2, ...summary('Left knee pain after a fall.') })
    expect(back.sections[0]).toMatchObject({ edited: true, sentences: [{ flags: [] }] })
    expect(back.omissions).toEqual(note.omissions)
  })

  it('that changes nothing makes no version', async () => {
    expect(await edit(summary('Left knee pain after a fall.'))).toEqual(note)
    expect(await edit({ notes: visit.notes })).toEqual(note)
  })

  it('of the notes leaves behind what was written from the old ones, until it is changed or confirmed', async () => {
    const notes = 'Right knee pain after a fall. Review in two weeks.'
    const renewed = await edit({ notes })
    expect(renewed).toMatchObject({ version: 2, notes, omissions: [] })
    expect(renewed.sections.map(({ stale }) => stale)).toEqual([true, true, true])
    expect(renewed.sections[0]?.sentences[0]?.flags).toEqual(['unsupported'])
    const sections = [
      { key: 'summary', text: 'Right knee pain after a fall.' },
      { key: 'next-steps', text: '- Review in two weeks.' },
    ]
    const caughtUp = await edit({ version: 2, sections })
    expect(caughtUp).toMatchObject({ version: 3, notes })
    expect(caughtUp.sections.map(({ stale }) => stale)).toEqual([undefined, undefined, true])
    expect(caughtUp.sections.map(({ edited }) => edited)).toEqual([true, undefined, undefined])
    const together = await edit({ version: 3, notes: visit.notes, ...summary('Left knee pain.') })
    expect(together.sections.map(({ stale }) => stale)).toEqual([undefined, true, true])
  })

  it('takes over a draft that was cut short, even as it is', async () => {
    await one.close()
    await start([text('summary', 'Left knee'), fault])
    note = await writtenNote(one, author)
    expect(note).toMatchObject({ status: 'failed', version: 0 })
    const taken = await edit({ version: 0 })
    expect(taken).toMatchObject({
      status: 'draft',
      version: 1,
      problem: null,
      sections: [{ text: 'Left knee' }, {}, {}],
    })
    expect(taken.sections[0]).not.toHaveProperty('edited')
    expect(taken.sections[0]?.sentences[0]?.sources).not.toEqual([])
    await expect(one.writing.continue(author, note.id, createReader().listener)).rejects.toMatchObject({
      code: 'nothing_to_continue',
    })
    await expect(edit({ version: 0 })).rejects.toMatchObject({ code: 'stale_version' })
  })
})

describe('is refused', () => {
  it('of another version, and all but the first of many at the same moment', async () => {
    await expect(edit({ version: 2, ...summary('x') })).rejects.toMatchObject({ code: 'stale_version' })
    const words = Array.from({ length: 8 }, (_, index) => `Left knee pain, ${index}.`)
    const results = await Promise.allSettled(words.map((text) => edit(summary(text))))
    const won = results.filter((result) => result.status === 'fulfilled')
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    expect(won).toHaveLength(1)
    expect(refusals).toEqual(
      Array.from({ length: 7 }, () => expect.objectContaining({ code: 'stale_version' }) as unknown),
    )
    expect(await one.service.read(author, note.id)).toEqual(won[0]?.value)
  })

  it('while the note is being written', async () => {
    await one.close()
    await start([text('summary', 'Left'), 'pause'])
    await one.writing.create(author, visit, createReader().listener)
    const id = (await one.service.list(author, { limit: 1 })).items[0]?.id ?? ''
    const editing = one.editing.edit(author, id, { version: 0, sections: [] })
    await expect(editing).rejects.toMatchObject({ code: 'already_generating' })
  })

  it('with sections that the note has not, or has once', async () => {
    const sections = ['summary', 'opinion', 'summary'].map((key) => ({ key, text: '' }))
    await expect(edit({ sections })).rejects.toMatchObject({
      code: 'malformed',
      errors: [{ path: 'sections.1.key' }, { path: 'sections.2.key' }],
    })
  })

  it('to colleagues as to strangers', async () => {
    const colleague = await createPrincipal(one.database, { organization: author.organization ?? undefined })
    for (const other of [colleague, await createPrincipal(one.database)]) {
      const editing = one.editing.edit(other, note.id, { version: 1, ...summary('x') })
      await expect(editing).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
