import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, Db } from '../../../platform/database.ts'
import { createSpecialist } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'
import { createScheduleModel } from './read-model.ts'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())

/** Keeps what one transaction read back until it is let go. */
function slowed(database: Database) {
  const steps = () => ({ read: Promise.withResolvers<void>(), letGo: Promise.withResolvers<void>() })
  let next: ReturnType<typeof steps> | null = null
  const system = async <Result>(work: (tx: Db) => Promise<Result>) => {
    const own = next
    next = null
    const result = await database.system(work)
    own?.read.resolve()
    await own?.letGo.promise
    return result
  }
  return {
    database: { ...database, system },
    async start<Result>(search: () => Promise<Result>) {
      const own = steps()
      next = own
      const result = search()
      await own.read.promise
      return { result, letGo: own.letGo.resolve }
    },
  }
}

test('a search that was overtaken by others brings nothing back that has changed since', async () => {
  const practice = await service.person({ role: 'admin' })
  const { database } = service.context
  const [one, other] = [await createSpecialist(database, { practice }), await createSpecialist(database, { practice })]
  const rename = ({ id }: { id: string }, name: string) =>
    service.query('update specialists set name = $2 where id = $1', [id, name])
  const slow = slowed(database)
  const current = createScheduleModel(slow.database)
  await current()

  await rename(one, 'Dr Before')
  const overtaken = await slow.start(current)
  await rename(one, 'Dr After')
  await current()
  await rename(other, 'Dr Other')
  const later = await slow.start(current)
  overtaken.letGo()
  await overtaken.result
  later.letGo()
  const names = [...(await later.result).values()].map(({ schedule }) => schedule.name)
  expect(names.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['Dr After', 'Dr Other'])
})
