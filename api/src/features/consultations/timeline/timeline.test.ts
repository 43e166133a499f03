import { openFindings } from '@medinotes/shared/findings'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { signedNote, startInstance, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

const writer = createScriptedWriter([text('summary', 'Left knee pain after a fall.')])
let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let colleague: Principal

const named = (patientName: string, dateOfVisit: string) => ({ patientName, dateOfVisit })

beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, writer)
  author = await createPrincipal(one.database)
  colleague = await createPrincipal(one.database, { organization: author.organization ?? undefined })
})
afterAll(async () => {
  await one.close()
  await test.drop()
})

it('shows the notes of one name however it was written, the latest visit first, with what is left to do in each', async () => {
  const signed = await signedNote(one, author, named('Samira Léon', '2026-02-01'))
  await one.tasks.add(author, signed.id, { text: 'Ring the imaging centre', dueOn: null })
  const draft = await writtenNote(one, author, named('LEON, Samira', '2026-03-01'))
  // The index finds this one, whose names only begin so.
  await writtenNote(one, author, named('Samira Leonard', '2026-03-02'))
  await writtenNote(one, colleague, named('Samira Leon', '2026-03-03'))

  const { patientName, items, isCapped } = await one.timeline(author, signed.id)
  expect({ patientName, isCapped }).toEqual({ patientName: 'Samira Léon', isCapped: false })
  expect(openFindings(draft)).not.toHaveLength(0)
  expect(items).toMatchObject([
    { id: draft.id, status: 'draft', openFindings: openFindings(draft).length, openTasks: 0 },
    { id: signed.id, status: 'signed', openFindings: 0, openTasks: 1 },
  ])
  expect(items).toHaveLength(2)
  await expect(one.timeline(colleague, signed.id)).rejects.toMatchObject({ code: 'not_found' })
})

it('is told apart in the history by template and by whether its tasks are done', async () => {
  const list = async (filter: object) =>
    (await one.service.list(author, { limit: 20, ...filter })).items.map(({ patientName }) => patientName)
  await writtenNote(one, author, { patientName: 'Tevita Moala', template: 'soap' })
  expect(await list({ template: 'soap' })).toEqual(['Tevita Moala'])
  expect(await list({ tasks: 'open' })).toEqual(['Samira Léon'])
})

it('takes a name without a letter for nobody else’s', async () => {
  const { id } = await writtenNote(one, author, named('???', '2026-03-01'))
  expect((await one.timeline(author, id)).items.map((item) => item.id)).toEqual([id])
})
