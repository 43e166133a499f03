import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { signedNote, startInstance, visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let stranger: Principal

beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, createScriptedWriter([text('summary', 'Left knee pain after a fall.')]))
  author = await createPrincipal(one.database)
  stranger = await createPrincipal(one.database)
})
afterAll(async () => {
  await one.close()
  await test.drop()
})

const refusal = (code: string) => expect.objectContaining({ code }) as unknown

it('every version is kept with who made it and how, and reads as it was, notes included', async () => {
  const { id } = await writtenNote(one, author)
  await one.editing.edit(author, id, { version: 1, sections: [{ key: 'next-steps', text: '- Review.' }] })
  await one.editing.edit(author, id, { version: 2, sections: [], notes: 'Right knee pain.' })
  const by = { id: author.personId, name: author.name }
  const page = await one.versions.list(author, id, { limit: 2 })
  expect(page.items).toMatchObject([
    { version: 3, kind: 'notes-changed', by },
    { version: 2, kind: 'edited', by },
  ])
  const rest = await one.versions.list(author, id, { limit: 2, cursor: page.nextCursor ?? '' })
  expect(rest).toMatchObject({ items: [{ version: 1, kind: 'drafted', by: null }], nextCursor: null })
  const versions = await Promise.all([1, 2, 3].map((version) => one.versions.read(author, { id, version })))
  expect(versions.map(({ notes }) => notes)).toEqual([visit.notes, visit.notes, 'Right knee pain.'])
  expect(versions.map(({ sections }) => sections[1]?.text)).toEqual(['', '- Review.', '- Review.'])
  expect(versions.map(({ sections }) => sections[0]?.sentences[0]?.flags)).toEqual([[], [], ['unsupported']])

  for (const missing of [0, 4]) {
    await expect(one.versions.read(author, { id, version: missing })).rejects.toEqual(refusal('not_found'))
  }
  await expect(one.versions.list(author, id, { limit: 2, cursor: 'x' })).rejects.toEqual(refusal('malformed'))
  await expect(one.versions.list(stranger, id, { limit: 2 })).rejects.toEqual(refusal('not_found'))
  await expect(one.versions.read(stranger, { id, version: 1 })).rejects.toEqual(refusal('not_found'))
})

it('addenda are added to a signed note only, number themselves whoever is first, and bind one another', async () => {
  const draft = await writtenNote(one, author)
  await expect(one.addenda.add(author, draft.id, { text: 'Too early.' })).rejects.toEqual(refusal('conflict'))
  const { id } = await signedNote(one, author)
  await expect(one.addenda.add(stranger, id, { text: 'Not mine.' })).rejects.toEqual(refusal('not_found'))

  const words = ['He rang: worse.', 'X-ray clear.', 'Letter sent.']
  await Promise.all(words.map((text) => one.addenda.add(author, id, { text })))
  const note = await one.service.read(author, id)
  expect(note.addenda.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(note.addenda.map(({ text }) => text).toSorted()).toEqual(words.toSorted())
  expect(note.addenda[0]?.addedBy).toEqual({ id: author.personId, name: author.name })
  expect(new Set(note.addenda.map(({ hash }) => hash)).size).toBe(3)
  expect(note.signature?.intact).toBe(true)

  const removing = one.database.system((tx) =>
    tx.updateTable('note_addenda').set({ number: 9 }).where('consultation_id', '=', id).execute(),
  )
  await expect(removing).rejects.toThrow('permission denied')
})

it('a missing addendum shows in what is left', async () => {
  const { id } = await signedNote(one, author)
  await one.addenda.add(author, id, { text: 'He rang: worse.' })
  const { addenda } = await one.addenda.add(author, id, { text: 'X-ray clear.' })
  expect(addenda).toHaveLength(2)
  const client = new pg.Client(test.adminUrl)
  await client.connect()
  await client.query(`delete from note_addenda where consultation_id = $1 and number = 1`, [id])
  await client.query(`update note_addenda set number = 1 where consultation_id = $1`, [id])
  await client.end()
  expect((await one.service.read(author, id)).signature?.intact).toBe(false)
})
