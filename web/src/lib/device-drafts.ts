import { type DBSchema, openDB } from 'idb'

/** What is not sent by then is not worth its risk on a device any more. */
const keptMs = 7 * 86_400_000

interface Kept {
  id: string
  personId: string
  name: string
  /** Of the open page that keeps it. */
  pageId: string
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
  keptAt: number
}

interface Database extends DBSchema {
  keys: { key: string; value: CryptoKey }
  drafts: { key: string; value: Kept; indexes: { personId: string } }
}

const openDatabase = () =>
  openDB<Database>('medinotes-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('personId', 'personId')
    },
  })

const algorithm = 'AES-GCM'
const bound = (personId: string, name: string) => new TextEncoder().encode(`v1|${personId}|${name}`)

/** The person's key in this browser, which can be used here and read nowhere. */
async function keyOf(personId: string) {
  const db = await openDatabase()
  const known = await db.get('keys', personId)
  if (known) return known
  const fresh = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])
  // Another tab may have been first: its key is the one.
  const transaction = db.transaction('keys', 'readwrite')
  const first = await transaction.store.get(personId)
  if (!first) await transaction.store.put(fresh, personId)
  await transaction.done
  return first ?? fresh
}

// Held for as long as the page is open, so that others can tell: what somebody is typing there is not to appear here.
const pageId = crypto.randomUUID()
const lockOf = (id: string) => `medinotes-page-${id}`
void navigator.locks?.request(lockOf(pageId), () => new Promise<never>(() => {}))

async function isOfAnotherOpenPage() {
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const open = new Set(held.map(({ name }) => name))
  return (kept: Kept) => kept.pageId !== pageId && open.has(lockOf(kept.pageId))
}

let person: string | null = null
let texts = new Map<string, string>()
let writing: Promise<unknown> = Promise.resolve()
let isKeeping = true
const listeners = new Set<() => void>()

let isTelling = false

// Later, since what is typed is kept while a page is being drawn.
function tell() {
  if (isTelling) return
  isTelling = true
  queueMicrotask(() => {
    isTelling = false
    for (const listener of listeners) listener()
  })
}

/** One after another, so that an earlier text never overtakes a later one. */
function enqueue(write: () => Promise<unknown>) {
  // Without room, or where the browser forbids it, the tab alone keeps what is typed.
  writing = writing.then(write).then(
    () => (isKeeping = true),
    () => (isKeeping = false),
  )
  tell()
}

async function put(personId: string, name: string, text: string) {
  const key = await keyOf(personId)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = bound(personId, name)
  const sealed = await crypto.subtle.encrypt(
    { name: algorithm, iv, additionalData },
    key,
    new TextEncoder().encode(text),
  )
  const kept = { id: `${personId}|${name}`, personId, name, pageId, iv, sealed, keptAt: Date.now() }
  await (await openDatabase()).put('drafts', kept)
}

async function read(personId: string) {
  const db = await openDatabase()
  for (const { id, keptAt } of await db.getAll('drafts'))
    if (keptAt < Date.now() - keptMs) await db.delete('drafts', id)
  const isElsewhere = await isOfAnotherOpenPage()
  const all = await db.getAllFromIndex('drafts', 'personId', personId)
  const own = all.filter((kept) => !isElsewhere(kept))
  if (own.length === 0) return new Map<string, string>()
  const key = await keyOf(personId)
  const opened = own.map(async ({ name, iv, sealed }): Promise<[string, string][]> => {
    try {
      const text = await crypto.subtle.decrypt(
        { name: algorithm, iv, additionalData: bound(personId, name) },
        key,
        sealed,
      )
      return [[name, new TextDecoder().decode(text)]]
    } catch {
      // Of a key that is gone: nobody can read it any more.
      return []
    }
  })
  return new Map((await Promise.all(opened)).flat())
}

/** What was typed and is not with the service yet, sealed on this device for the person who typed it. */
export const deviceDrafts = {
  /** Before anything of it is read; once more to see what other tabs have sent meanwhile. */
  async open(personId: string) {
    if (person !== personId) texts = new Map()
    person = personId
    enqueue(async () => {
      const found = await read(personId)
      if (person === personId) texts = found
    })
    await writing
    tell()
  },
  /** False where the browser has no room or forbids it. */
  isKeeping: () => isKeeping,
  get: (name: string) => texts.get(name) ?? null,
  names: (prefix: string) => [...texts.keys()].filter((name) => name.startsWith(prefix)),
  set(name: string, text: string) {
    const owner = person
    if (owner === null || texts.get(name) === text) return
    texts.set(name, text)
    enqueue(async () => {
      texts.set(name, text)
      await put(owner, name, text)
    })
  },
  remove(name: string) {
    const owner = person
    if (owner === null || !texts.delete(name)) return
    enqueue(async () => {
      texts.delete(name)
      const [db, isElsewhere] = [await openDatabase(), await isOfAnotherOpenPage()]
      const kept = await db.get('drafts', `${owner}|${name}`)
      if (kept && !isElsewhere(kept)) await db.delete('drafts', kept.id)
    })
  },
  /** Part of signing out: the texts, and the key that alone could open them. */
  async wipe(personId = person) {
    await writing
    texts = new Map()
    person = null
    if (personId === null) return
    const db = await openDatabase()
    for (const id of await db.getAllKeysFromIndex('drafts', 'personId', personId)) await db.delete('drafts', id)
    await db.delete('keys', personId)
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
