import { openFindings } from '@medinotes/shared/findings'
import { expect, it } from 'vitest'
import { startInstance } from '../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { seedDemoConsultations } from './demo-consultations.ts'
import { createOfflineWriter } from './offline-writer/offline-writer.ts'

it('the demo notes show a note in each state of its life, and are made once', async () => {
  const test = await createTestDatabase()
  const one = await startInstance(test, createOfflineWriter({ wordsPerSecond: Infinity }))
  const specialist = await createPrincipal(one.database)
  const colleague = await createPrincipal(one.database, { organization: specialist.organization ?? undefined })
  const seed = () => seedDemoConsultations({ specialist, colleague, notes: one })
  await seed()
  await seed()
  const { items } = await one.service.list(specialist, { limit: 20 })
  const notes = await Promise.all(items.map(({ id }) => one.service.read(specialist, id)))
  const blocked = notes.filter((note) => openFindings(note).length > 0)
  expect(blocked.map(({ patientName }) => patientName)).toEqual(['Margaret Hollis', 'Tama Ngata'])
  const kinds = blocked.flatMap((note) => openFindings(note).map(({ kind }) => kind))
  expect(new Set(kinds)).toEqual(new Set(['unsupported', 'unstated', 'omitted']))
  const signed = notes.filter(({ status }) => status === 'signed')
  expect(signed.map(({ patientName }) => patientName)).toEqual([
    ...['Giuseppe Marchetti', 'Darren Pickering', 'Beverley Okonkwo'],
  ])
  expect(signed.every(({ signature }) => signature?.intact)).toBe(true)
  expect(signed.flatMap(({ addenda, acceptances }) => [addenda.length, acceptances.length])).toEqual([0, 1, 0, 0, 1, 0])
  expect((await one.cosignatures.awaited(colleague, { limit: 5 })).items).toHaveLength(1)
  expect((await one.tasks.list(specialist, { scope: 'mine', status: 'open', limit: 5 })).items).toHaveLength(1)
  expect((await one.tasks.list(colleague, { scope: 'mine', status: 'open', limit: 5 })).items).toHaveLength(1)
  expect(notes).toHaveLength(7)
  await one.close()
  await test.drop()
})
