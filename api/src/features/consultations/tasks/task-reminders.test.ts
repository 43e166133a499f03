import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCipher } from '../../../platform/crypto/cipher.ts'
import type { Principal } from '../../../platform/principal.ts'
import { startInstance, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'
import { createOutbox } from '../../notifications/outbox.service.ts'
import { createTaskReminders } from './task-reminders.service.ts'

let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, createScriptedWriter([text('summary', 'Left knee pain after a fall.')]))
  author = await createPrincipal(one.database)
})
afterAll(async () => {
  await one.close()
  await test.drop()
})

it('tells each owner once, on the morning it is due in Sydney, how much is due and nothing else', async () => {
  const note = await writtenNote(one, author)
  const colleague = await createPrincipal(one.database, { organization: author.organization ?? undefined })
  const wanted = [
    ['Ring the imaging centre', '2026-03-10', author],
    ['Send the certificate', '2026-03-10', author],
    ['Letter to the family doctor', '2026-03-10', colleague],
    ['Not yet', '2026-03-11', colleague],
  ] as const
  for (const [words, dueOn, { personId }] of wanted)
    await one.tasks.add(author, note.id, { text: words, dueOn, ownerId: personId })
  const { items } = await one.tasks.list(colleague, { scope: 'mine', status: 'open', limit: 25 })
  await one.tasks.change(colleague, items[0]?.id ?? '', { version: 1, status: 'done' })

  const outbox = createOutbox({
    cipher: createCipher({ current: 'phi-1', keys: new Map([['phi-1', randomBytes(32)]]) }),
    ...{ database: one.database, publicUrl: 'https://notes.clinic.test', takesReplies: false },
  })
  const { remindDue } = createTaskReminders({ database: one.database, outbox, publicUrl: 'https://notes.clinic.test' })
  // Still the 9th in Greenwich.
  const morning = new Date('2026-03-09T19:30:00Z')
  await remindDue(morning)
  await remindDue(morning)
  const left = (await outbox.list({ limit: 25 })).items
  expect(left.map(({ recipient, subject }) => [recipient, subject])).toEqual([[author.email, '2 tasks are due today']])
  expect(left[0]?.text).not.toContain('imaging')
})
