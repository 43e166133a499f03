import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openFaultProxy, silence } from '../testing/fault-proxy.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createPresence } from './presence.ts'

let server: TestDatabase
beforeAll(async () => void (server = await createTestDatabase()))
afterAll(() => server.drop())

test('a mark that was lost is replaced by another, and said to be', async () => {
  const line = await openFaultProxy(server.url)
  const onRegained = vi.fn<() => void>()
  const presence = await createPresence({ url: line.url, onRegained })
  const first = presence.key()
  await line.become({ kind: 'resets' })
  await vi.waitFor(() => expect(() => presence.key()).toThrow('does not answer'))
  expect(onRegained).not.toHaveBeenCalled()
  await line.become({ kind: 'passes' })
  await vi.waitFor(() => expect(onRegained).toHaveBeenCalledOnce(), { timeout: 10_000 })
  expect(presence.key()).not.toBe(first)
  await presence.close()
  await line.close()
})

test('silence on its connection is noticed', { timeout: 30_000 }, async () => {
  const line = await openFaultProxy(server.url)
  const onRegained = vi.fn<() => void>()
  const presence = await createPresence({ url: line.url, onRegained })
  await silence(line)
  await vi.waitFor(() => expect(onRegained).toHaveBeenCalledOnce(), { timeout: 20_000 })
  await presence.close()
  await line.close()
})
