import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { visit } from '../../testing/consultation-fixture.ts'

let service: CallerApp
let author: Principal
let noteId: string
beforeAll(async () => {
  service = await createCallerApp()
  author = await service.person({ role: 'specialist', administers: true })
  const payload = { ...visit, patientName: 'Zoë O’Brien', dateOfVisit: '2026-03-03' }
  const token = await service.tokenFor(author)
  const headers = { authorization: `Bearer ${token}` }
  await service.app.inject({ method: 'POST', url: '/api/consultation', headers, payload })
  const [note] = await service.query<{ id: string }>('select id from consultations')
  noteId = note?.id ?? ''
  await service.context.jobs.start()
})
afterAll(() => service.close())

/** What became of a notice about the note, once its job ran. */
async function outcomeOf(openedBy: string, until = 'noon') {
  const facts = { organizationName: 'Wattle', openedBy, until, link: 'https://notes.example.test/app' }
  const dedupeKey = randomUUID()
  await service.context.outbox.leaveAlone({
    ...{ template: 'break-glass-opened', to: 'a@example.test', facts, dedupeKey },
    ...{ organizationId: author.organization?.id ?? null, case: { type: 'consultation', id: noteId } },
  })
  return vi.waitFor(
    async () => {
      const [row] = await service.query<{ id: string; status: string; fault: string; findings: unknown }>(
        'select id, status, fault, findings from notices where dedupe_key = $1 and fault is not null',
        [dedupeKey],
      )
      if (row === undefined) throw new Error('The job has not run yet')
      return row
    },
    { timeout: 10_000, interval: 20 },
  )
}

test('a notice that names the patient of its note, spelt in another way, is blocked where an administrator sees why', async () => {
  const blocked = await outcomeOf('ZOE O’BRIEN', '3 Mar 2026, 2:30 pm')
  const findings = [
    { kind: 'name', where: 'text' },
    { kind: 'date', where: 'text' },
  ]
  expect(blocked).toMatchObject({ status: 'blocked', fault: 'identifier-found', findings })
  const { body } = await service.send(author, 'GET /api/notices')
  expect(body).toMatchObject({ items: [{ id: blocked.id, status: 'blocked', findings }] })
  const told = service.log.filter((line) => line.includes('notice-blocked'))
  expect(told).toHaveLength(1)
  expect(told.join()).not.toMatch(/brien/i)
})

test('a notice that names somebody else goes on', async () => {
  expect(await outcomeOf('Robin Vale', '4 Mar 2026, 2:30 pm')).toMatchObject({
    fault: 'not-configured',
    findings: null,
  })
})
