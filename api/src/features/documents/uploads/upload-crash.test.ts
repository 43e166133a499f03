import { createHash, randomBytes, randomInt } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist } from '../../../testing/booking-fixture.ts'
import { createInstances, type Instance, type Instances } from '../../../testing/instances.ts'
import { startServiceProcess } from '../../../testing/service-process.ts'
import { createUploadClient } from '../../../testing/upload-client.ts'
import { storeKeyOf } from '../document-store-key.ts'

const mib = 1024 * 1024
const brief = randomBytes(17 * mib + 77)
const environment = { SECOND_FACTOR_ROLES: 'none', LOG_LEVEL: 'error' }

let installation: Instances
let here: Instance
let referrer: Principal
let bookingId: string
let first: Awaited<ReturnType<typeof startServiceProcess>>

beforeAll(async () => {
  installation = await createInstances()
  here = await installation.start({ environment })
  const practice = await installation.person(here, { role: 'admin' })
  referrer = await installation.person(here, { role: 'referrer' })
  const specialist = await createSpecialist(here.context.database, { practice })
  const send = async (caller: Principal | null, line: string, { payload }: { payload?: object } = {}) => {
    const [method = '', path = ''] = line.split(' ')
    const headers = { ...(caller && (await installation.headersOf(caller))), 'content-type': 'application/json' }
    const reply = await fetch(`${here.url}${path}`, {
      method,
      headers,
      ...(payload && { body: JSON.stringify(payload) }),
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
  }
  first = await startServiceProcess({ ...installation.environment, ...environment })
  bookingId = (await bookingSteps({ send }).book(referrer, specialist)).id
})
afterAll(async () => {
  await first.kill()
  await installation.close()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a process that is killed in the middle of an upload loses nothing that it acknowledged', async () => {
  const { headersOf } = installation
  const before = createUploadClient({ url: first.url, headersOf })
  const described = { bookingId, kind: 'medical-record', filename: 'brief.pdf' }
  const { id } = await before.begin(referrer, brief.length, described)
  const acknowledged = await before.patch(referrer, id, 0, brief.subarray(0, 8 * mib))
  expect(acknowledged).toMatchObject({ status: 204, offset: 8 * mib })
  const rest = brief.subarray(8 * mib)
  await before.cut(referrer, id, { offset: 8 * mib, body: rest, after: randomInt(mib, 7 * mib), end: first.kill })

  const again = await installation.start({ environment })
  const after = createUploadClient({ url: again.url, headersOf })
  expect(await after.find(referrer, id)).toMatchObject({ status: 200, offset: 8 * mib })
  expect(await after.patch(referrer, id, 8 * mib, rest)).toMatchObject({ status: 204, offset: brief.length })
  const [row] = await installation.query<{ organization_id: string; size: string }>(
    'select organization_id, size from documents where id = $1',
    [id],
  )
  const key = storeKeyOf({ id, organization_id: row?.organization_id ?? '' })
  const stored = await buffer(await again.context.documents.store.read(key, { size: brief.length }))
  expect(sha256(stored)).toBe(sha256(brief))
})
