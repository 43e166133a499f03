import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { storeKeyOf } from '../document-store-key.ts'

let app: CallerApp
let referrer: Principal
let practice: Principal
let bookingId: string

beforeAll(async () => {
  app = await createCallerApp({ environment: { SECOND_FACTOR_ROLES: 'none' } })
  practice = await app.person({ role: 'admin' })
  referrer = await app.person({ role: 'referrer' })
  const specialist = await createSpecialist(app.context.database, { practice })
  bookingId = (await bookingSteps(app).book(referrer, specialist)).id
})
afterAll(() => app.close())

const organization_id = () => referrer.organization?.id ?? ''
const generated = (bytes: Readable | Buffer) => ({
  ...{ id: randomUUID(), side: organization_id(), personId: referrer.personId, bytes },
  booking: { id: bookingId, organization_id: organization_id(), practice_id: practice.organization?.id ?? '' },
  ...{
    kind: 'other' as const,
    source: 'bundle' as const,
    filename: 'Bundle.pdf',
    contentType: 'application/pdf' as const,
  },
})

test('a file that the service made is a clean document, once however often it is made', async () => {
  const bytes = randomBytes(9 * 1024 * 1024)
  const pieces = [bytes.subarray(0, 5_000_000), bytes.subarray(5_000_000)]
  const file = generated(Readable.from(pieces))
  const { store, storeGenerated } = app.context.documents
  expect(await storeGenerated(file)).toBe(file.id)
  await storeGenerated({ ...file, bytes })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = await app.query('select status, sha256, size, shared from documents where id = $1', [file.id])
  expect(rows).toEqual([{ status: 'clean', sha256, size: String(bytes.length), shared: true }])
  const key = storeKeyOf({ id: file.id, organization_id: organization_id() })
  expect((await buffer(await store.read(key, { size: bytes.length }))).equals(bytes)).toBe(true)
  const events = await app.query('select organization_id from audit_events where subject_id = $1', [file.id])
  expect(events.map((event) => event)).toHaveLength(2)
})

test('a file with nothing in it is no document', async () => {
  const file = generated(Readable.from([]))
  await expect(app.context.documents.storeGenerated(file)).rejects.toThrow('nothing')
  expect(await app.query('select id from documents where id = $1', [file.id])).toEqual([])
})
