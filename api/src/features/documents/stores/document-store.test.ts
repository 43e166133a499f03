import { randomBytes, randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DocumentStore, minimumPart, StoreLost } from '../document-store.ts'
import { startS3rver } from '../../../testing/s3rver-server.ts'
import { createDiskStore } from './disk-store.ts'
import { createS3Store } from './s3-store.ts'

const folder = await mkdtemp(join(tmpdir(), 'medinotes-store-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const newKey = () => `${randomUUID()}/${randomUUID()}`
const big = randomBytes(2 * minimumPart + 70_001)

interface Tried {
  store: DocumentStore
  close(): Promise<void>
}

const stores: Record<string, () => Promise<Tried>> = {
  disk: async () => ({
    store: createDiskStore({ folder, documentKey: randomBytes(32) }),
    close: async () => undefined,
  }),
  s3: async () => {
    const server = await startS3rver('documents')
    for (const [name, value] of Object.entries(server.credentials)) vi.stubEnv(name, value)
    const { endpoint, close } = server
    const place = { bucket: 'documents', region: 'ap-southeast-2', endpoint, kmsKeyId: null }
    return { store: createS3Store(place), close }
  },
}

describe.each(Object.entries(stores))('a store of documents: %s', (_name, start) => {
  let tried: Tried
  let store: DocumentStore
  beforeAll(async () => {
    tried = await start()
    store = tried.store
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await tried.close()
  })

  async function put(key: string, bytes: Buffer, cuts: readonly number[] = []) {
    const upload = await store.begin(key)
    const edges = [0, ...cuts, bytes.length]
    const parts = []
    for (let number = 1; number < edges.length; number++) {
      const part = bytes.subarray(edges[number - 1], edges[number])
      parts.push({ number, size: part.length, receipt: await store.putPart(key, upload, number, part) })
    }
    await store.complete(key, upload, parts)
    return { upload, parts }
  }

  it('gives back what came in parts, whole and in any range', async () => {
    const key = newKey()
    await put(key, big, [minimumPart, 2 * minimumPart])
    const read = async (range?: { start: number; end: number }) =>
      buffer(await store.read(key, { size: big.length, ...(range && { range }) }))
    expect((await read()).equals(big)).toBe(true)
    const edge = 64 * 1024
    for (const [start, end] of [
      [0, 1],
      [edge - 1, edge],
      [edge, 2 * edge - 1],
      [minimumPart - 3, minimumPart + 3],
      [big.length - 1, big.length - 1],
    ] as const)
      expect((await read({ start, end })).equals(big.subarray(start, end + 1))).toBe(true)
  })

  it('is completed twice and removed twice without harm, and then knows it no more', async () => {
    const key = newKey()
    const bytes = Buffer.from('one part')
    const { upload, parts } = await put(key, bytes)
    await store.complete(key, upload, parts)
    expect((await buffer(await store.read(key, { size: bytes.length }))).equals(bytes)).toBe(true)
    await store.remove(key)
    await store.remove(key)
    await expect(store.read(key, { size: bytes.length })).rejects.toThrow(StoreLost)
  })

  it('takes no notice of a part that does not count, and forgets what is given up', async () => {
    const [key, other] = [newKey(), newKey()]
    const upload = await store.begin(key)
    await store.putPart(key, upload, 1, Buffer.from('of a loser'))
    const receipt = await store.putPart(key, upload, 2, Buffer.from('of the winner'))
    await store.complete(key, upload, [{ number: 2, size: 13, receipt }])
    expect((await buffer(await store.read(key, { size: 13 }))).toString()).toBe('of the winner')
    const given = await store.begin(other)
    await store.putPart(other, given, 1, Buffer.from('x'))
    await store.abort(other, given)
    await expect(store.read(other, { size: 1 })).rejects.toThrow(StoreLost)
  })

  it('stops reading once nobody wants it any more', async () => {
    const key = newKey()
    await put(key, big, [minimumPart, 2 * minimumPart])
    const abort = new AbortController()
    const stream = await store.read(key, { size: big.length, signal: abort.signal })
    stream.once('data', () => abort.abort())
    await expect(buffer(stream)).rejects.toThrow(/abort/i)
  })
})

describe('on disk', () => {
  const documentKey = randomBytes(32)
  const store = createDiskStore({ folder: join(folder, 'own'), documentKey })
  const text = Buffer.from('Marigold '.repeat(20_000))

  async function kept() {
    const key = newKey()
    const upload = await store.begin(key)
    const receipt = await store.putPart(key, upload, 1, text)
    await store.complete(key, upload, [{ number: 1, size: text.length, receipt }])
    return { key, path: join(folder, 'own', key) }
  }

  it('nothing can be read without the key, by nobody but the service', async () => {
    const { path } = await kept()
    expect((await readFile(path)).includes('Marigold')).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(path, '..'))).toHaveLength(1)
  })

  it('what is half written lies with the parts, so that a crash leaves nothing that stays', async () => {
    const key = newKey()
    const path = join(folder, 'own', key)
    const upload = await store.begin(key)
    const receipt = await store.putPart(key, upload, 1, text)
    await writeFile(join(`${path}.${upload}`, 'of-a-crash.new'), 'half')
    const seen: (string | null)[] = []
    const watcher = watch(dirname(path), (_event, name) => seen.push(name))
    await store.complete(key, upload, [{ number: 1, size: text.length, receipt }])
    await vi.waitFor(() => expect(seen).toContain(basename(path)), { interval: 5 })
    watcher.close()
    expect(seen.filter((name) => name?.endsWith('.new'))).toEqual([])
    expect(await readdir(dirname(path))).toEqual([basename(path)])
  })

  it('a byte that was altered, a file that was cut or put in another’s place breaks off', async () => {
    const [one, two] = [await kept(), await kept()]
    const sealed = await readFile(one.path)
    const read = async (key = one.key) => buffer(await store.read(key, { size: text.length }))
    const altered = Buffer.from(sealed)
    altered[70_000] = (altered[70_000] ?? 0) ^ 1
    for (const bytes of [altered, sealed.subarray(0, -1), await readFile(two.path)]) {
      await writeFile(one.path, bytes)
      await expect(read()).rejects.toThrow(/document/)
    }
    expect((await read(two.key)).equals(text)).toBe(true)
  })

  it('no other key than two ids leads anywhere', async () => {
    for (const key of ['../x', `${randomUUID()}/../../x`, '/etc/passwd', `${randomUUID()}/${randomUUID()}/x`])
      await expect(async () => store.read(key, { size: 1 })).rejects.toThrow(TypeError)
  })
})
