import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addAbortSignal } from 'node:stream'
import { type DocumentStore, StoreLost, type StoredPart, StoreUnavailable } from '../document-store.ts'
import { writeSealed } from './sealed-file.ts'
import { fileKey } from './sealed-segments.ts'
import { readSegments } from './segment-reader.ts'

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const keyPattern = new RegExp(`^${uuid}/${uuid}$`)
const uploadPattern = new RegExp(`^${uuid}$`)

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

interface DiskPlace {
  folder: string
  /** 32 bytes: what every file's key is derived from. */
  documentKey: Buffer
}

/** Files in a folder, each sealed under a key of its own. Every part is a file until they are made one. */
export function createDiskStore({ folder, documentKey }: DiskPlace): DocumentStore {
  const keyOf = (name: string) => fileKey(documentKey, name)
  const pathOf = (key: string) => {
    if (!keyPattern.test(key)) throw new TypeError('This is no key of a document')
    return join(folder, key)
  }
  const partsOf = (key: string, upload: string) => {
    if (!uploadPattern.test(upload)) throw new TypeError('This is no upload of this store')
    return `${pathOf(key)}.${upload}`
  }
  const nameOfPart = (key: string, upload: string, number: number) => `${key}.${upload}.${number}`

  async function openSealed(path: string, name: string, size: number) {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw isCode(error, 'ENOENT') ? new StoreLost('A document is not there') : unavailable(error)
    })
    return { handle, key: keyOf(name), size }
  }

  async function* joined(key: string, upload: string, parts: readonly StoredPart[]) {
    for (const { number, size } of parts) {
      const path = join(partsOf(key, upload), String(number))
      const file = await openSealed(path, nameOfPart(key, upload, number), size)
      for await (const bytes of readSegments(file, { start: 0, end: size - 1 })) yield bytes as Buffer
    }
  }

  return {
    kind: 'disk',

    async begin(key) {
      const upload = randomUUID()
      await mkdir(partsOf(key, upload), { recursive: true, mode: 0o700 }).catch(refuse)
      return upload
    },

    async putPart(key, upload, number, bytes) {
      const aside = partsOf(key, upload)
      const place = { path: join(aside, String(number)), aside }
      await writeSealed(place, keyOf(nameOfPart(key, upload, number)), only(bytes), bytes.length).catch(refuse)
      return createHash('sha256').update(bytes).digest('base64url')
    },

    async complete(key, upload, parts) {
      const place = { path: pathOf(key), aside: partsOf(key, upload) }
      if (!(await exists(place.path))) {
        if (!(await exists(place.aside))) throw new StoreLost('The parts of a document are not there')
        const size = parts.reduce((sum, part) => sum + part.size, 0)
        await writeSealed(place, keyOf(key), joined(key, upload, parts), size).catch(refuse)
      }
      await rm(place.aside, { recursive: true, force: true })
    },

    abort: (key, upload) => rm(partsOf(key, upload), { recursive: true, force: true }),

    async read(key, { size, range = { start: 0, end: size - 1 }, signal }) {
      const stream = readSegments(await openSealed(pathOf(key), key, size), range)
      return signal ? addAbortSignal(signal, stream) : stream
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    ping: () =>
      mkdir(folder, { recursive: true, mode: 0o700 })
        .then(() => access(folder))
        .catch(refuse),
  }
}

const unavailable = (cause: unknown) => new StoreUnavailable('The document store does not answer', { cause })

function refuse(error: unknown): never {
  if (error instanceof StoreLost || error instanceof TypeError) throw error
  throw unavailable(error)
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function* only(bytes: Buffer) {
  yield bytes
}
