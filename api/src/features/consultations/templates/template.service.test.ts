import type { CreateTemplate } from '@medinotes/shared/templates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { createReader, startInstance, visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

const script = [text('section-1', 'Left knee pain after a fall.')]
const writer = createScriptedWriter([...script, new Error('The writer broke')], script)
let server: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let colleague: Principal
let manager: Principal
let stranger: Principal

beforeAll(async () => {
  server = await createTestDatabase()
  one = await startInstance(server, writer)
  author = await createPrincipal(one.database)
  const organization = author.organization ?? undefined
  colleague = await createPrincipal(one.database, { organization })
  manager = await createPrincipal(one.database, { organization, role: 'admin' })
  stranger = await createPrincipal(one.database, { role: 'admin' })
})
afterAll(async () => {
  await one.close()
  await server.drop()
})

const content = (title: string) => ({
  name: 'Knee clinic',
  description: '',
  sections: [{ key: 'section-1', title, guidance: 'Only the knee.', content: 'history' as const }],
})
const make = (who: Principal, scope: CreateTemplate['scope'], title = 'Knee') =>
  one.templates.create(who, { scope, ...content(title) })
const keysFor = async (who: Principal) => (await one.templates.list(who)).items.map(({ key }) => key)
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('whose a template is', () => {
  test('a personal one is its owner’s alone, to see, to change and to write with', async () => {
    const { key } = await make(author, 'personal')
    expect(await keysFor(author)).toContain(key)
    for (const other of [colleague, manager, stranger]) {
      expect(await keysFor(other)).not.toContain(key)
      await expect(one.templates.read(other, key)).rejects.toEqual(code('not_found'))
      await expect(one.templates.versions(other, key)).rejects.toEqual(code('not_found'))
      await expect(one.templates.change(other, key, { version: 1, retired: true })).rejects.toEqual(code('not_found'))
    }
    const written = one.writing.create(colleague, { ...visit, template: key }, createReader().listener)
    await expect(written).rejects.toEqual(code('unknown_template'))
  })

  test('one of the organization is seen by its members and changed by those who administer it', async () => {
    await expect(make(colleague, 'organization')).rejects.toEqual(code('forbidden'))
    const { key } = await make(manager, 'organization')
    expect(await one.templates.read(colleague, key)).toMatchObject({ scope: 'organization', changeable: false })
    await expect(one.templates.change(colleague, key, { version: 1, retired: true })).rejects.toEqual(code('forbidden'))
    await expect(one.templates.read(stranger, key)).rejects.toEqual(code('not_found'))
  })

  test('the database itself keeps strangers and colleagues from writing over it', async () => {
    const { key } = await make(manager, 'organization')
    for (const other of [colleague, stranger]) {
      const { numUpdatedRows } = await one.database.as(other, (tx) =>
        tx.updateTable('note_templates').set({ version: 9 }).where('id', '=', key).executeTakeFirstOrThrow(),
      )
      expect(Number(numUpdatedRows)).toBe(0)
    }
  })
})

describe('versions', () => {
  test('every save is one, old ones stay readable, and a save over a newer one is refused', async () => {
    const { key } = await make(author, 'personal', 'Knee')
    const changed = await one.templates.change(author, key, { version: 1, content: content('Both knees') })
    expect(changed).toMatchObject({ version: 2, sections: [{ title: 'Both knees' }] })
    const late = one.templates.change(author, key, { version: 1, content: content('Hip') })
    await expect(late).rejects.toEqual(code('stale_version'))
    const { items } = await one.templates.versions(author, key)
    expect(items.map(({ version, content: { sections } }) => [version, sections[0]?.title])).toEqual([
      [2, 'Both knees'],
      [1, 'Knee'],
    ])
  })

  test('a note keeps the one it began with, also when it goes on after the template was changed and retired', async () => {
    const { key } = await make(author, 'personal', 'Knee')
    const cutShort = await writtenNote(one, author, { template: key })
    expect(cutShort).toMatchObject({
      template: key,
      status: 'interrupted',
      sections: [{ key: 'section-1', title: 'Knee' }],
    })
    await one.templates.change(author, key, { version: 1, content: content('Hip'), retired: true })
    const next = one.writing.create(author, { ...visit, template: key }, createReader().listener)
    await expect(next).rejects.toEqual(code('unknown_template'))
    const reader = createReader()
    await one.writing.continue(author, cutShort.id, reader.listener)
    await expect.poll(reader.ended).toBe(true)
    expect(writer.requests.at(-1)?.template).toMatchObject({ key, version: 1, sections: [{ title: 'Knee' }] })
    await one.templates.change(author, key, { version: 2, retired: false })
    expect((await writtenNote(one, author, { template: key })).sections[0]?.title).toBe('Hip')
  })
})
