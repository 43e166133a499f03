import { findingsOf } from '@medinotes/shared/findings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { startInstance, visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

const plan = '- Review in two weeks.\n- Letter to the family doctor\n'
const writer = createScriptedWriter([text('summary', 'Left knee pain after a fall.'), text('next-steps', plan)])
let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let colleague: Principal
let stranger: Principal
let noteId: string

beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, writer)
  author = await createPrincipal(one.database)
  colleague = await createPrincipal(one.database, { organization: author.organization ?? undefined })
  stranger = await createPrincipal(one.database)
  noteId = (await writtenNote(one, author)).id
})
afterAll(async () => {
  await one.close()
  await test.drop()
})

const add = (task: { text: string; ownerId?: string; dueOn?: string }) =>
  one.tasks.add(author, noteId, { dueOn: null, ...task })
const listOf = async (who: Principal, query: object = {}) =>
  (await one.tasks.list(who, { scope: 'mine', status: 'open', limit: 25, ...query })).items.map((task) => task.text)

describe('a task', () => {
  it('is its author’s until it is given away; then both see it, and the new owner the patient but not the note', async () => {
    const task = await add({ text: 'Ring the imaging centre', dueOn: '2026-03-10' })
    expect(await listOf(author)).toEqual(['Ring the imaging centre'])
    expect(await listOf(colleague)).toEqual([])
    await one.tasks.change(author, task.id, { version: 1, ownerId: colleague.personId })
    expect(await listOf(author)).toEqual([])
    expect(await listOf(author, { scope: 'given' })).toEqual(['Ring the imaging centre'])
    const { items } = await one.tasks.list(colleague, { scope: 'mine', status: 'open', limit: 25 })
    expect(items).toMatchObject([{ patientName: visit.patientName, consultationId: null, dueOn: '2026-03-10' }])
    await expect(one.service.read(colleague, noteId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is ticked off by its owner, who and when kept, opened again, and dropped by its author alone', async () => {
    const task = await add({ text: 'Send the certificate', ownerId: colleague.personId })
    const done = await one.tasks.change(colleague, task.id, { version: 1, status: 'done' })
    expect(done).toMatchObject({ status: 'done', version: 2, settled: { by: { id: colleague.personId } } })
    expect(await listOf(colleague, { status: 'done' })).toEqual(['Send the certificate'])
    const open = await one.tasks.change(colleague, task.id, { version: 2, status: 'open' })
    expect(open.settled).toBeNull()
    for (const change of [{ status: 'dropped' as const }, { text: 'Other' }, { ownerId: colleague.personId }])
      await expect(one.tasks.change(colleague, task.id, { version: 3, ...change })).rejects.toMatchObject({
        code: 'forbidden',
      })
    await one.tasks.change(author, task.id, { version: 3, status: 'dropped' })
    expect(await listOf(colleague)).not.toContain('Send the certificate')
  })

  it('is changed by one of two at the same moment; the other is told', async () => {
    const { id } = await add({ text: 'Check the results' })
    const both = await Promise.allSettled([
      one.tasks.change(author, id, { version: 1, dueOn: '2026-04-01' }),
      one.tasks.change(author, id, { version: 1, dueOn: '2026-05-01' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale_version' } })
  })

  it('goes to nobody outside of the practice, and is nothing to them', async () => {
    await expect(add({ text: 'Leak', ownerId: stranger.personId })).rejects.toMatchObject({ code: 'not_found' })
    const { id } = await add({ text: 'Own' })
    await expect(one.tasks.change(stranger, id, { version: 1, status: 'done' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(one.tasks.add(stranger, noteId, { text: 'Mine?', dueOn: null })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(one.tasks.ofNote(colleague, noteId)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a list of tasks', () => {
  it('reads on where a page ended, by date, those without one last', async () => {
    const reader = await createPrincipal(one.database, { organization: author.organization ?? undefined })
    const wanted = [
      ['Later', '2026-06-01'],
      ['Undated', undefined],
      ['Sooner', '2026-01-05'],
      ['Same day', '2026-06-01'],
    ] as const
    for (const [words, dueOn] of wanted)
      await add({ text: words, ownerId: reader.personId, ...(dueOn !== undefined && { dueOn }) })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await one.tasks.list(reader, {
        ...{ scope: 'mine', status: 'open', limit: 1 },
        ...(cursor !== null && { cursor }),
      })
      seen.push(...page.items.map((task) => task.text))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen[0]).toBe('Sooner')
    expect(seen.slice(1, 3).toSorted()).toEqual(['Later', 'Same day'])
    expect(seen[3]).toBe('Undated')
    expect(await one.tasks.count(reader)).toEqual({ open: 4, due: expect.any(Number) })
  })
})

describe('what a signed note leaves to do', () => {
  it('is read out of its plan, to be taken up or dropped by its author, and shown to nobody before', async () => {
    const writing = await createPrincipal(one.database)
    let note = await writtenNote(one, writing)
    for (const finding of findingsOf(note))
      note = await one.acceptances.accept(writing, note.id, { version: 1, finding, reason: 'It is so.' })
    expect((await one.tasks.ofNote(writing, note.id)).items).toEqual([])
    await one.signing.sign(writing, note.id, { version: 1 })

    const { items } = await one.tasks.ofNote(writing, note.id)
    expect(items.map(({ text, dueOn, status }) => [text, dueOn, status])).toEqual([
      ['Review in two weeks', '2026-03-17', 'proposed'],
      ['Letter to the family doctor', null, 'proposed'],
    ])
    expect(await listOf(writing)).toEqual([])
    const [review, letter] = items.map(({ id }) => id)
    await one.tasks.change(writing, review ?? '', { version: 1, status: 'open' })
    await one.tasks.change(writing, letter ?? '', { version: 1, status: 'dropped' })
    expect(await listOf(writing)).toEqual(['Review in two weeks'])
    expect((await one.tasks.ofNote(writing, note.id)).items).toHaveLength(1)
  })
})
