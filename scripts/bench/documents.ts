import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { createDocumentSealing } from '../../api/src/features/documents/document-sealing.ts'
import { storeKeyOf } from '../../api/src/features/documents/document-store-key.ts'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase } from '../../api/src/platform/database.ts'
import { cpuSeconds, peakMb, residentMb, resetPeak } from './figures.ts'
import { objectSize } from './object-size.ts'

interface Product {
  url: string
  adminUrl: string
  databaseUrl: string
  folder: string
  s3Url: string
  pid: number
  tokensOfPeople: readonly string[]
}

const rounds = 3
const mib = 1024 * 1024

/** Reads a document of 200 MB that many times at once, through the service and straight from the S3 server, in turn. */
export async function measureDocuments(product: Product, readers: number) {
  const id = await addDocument(product)
  const throughService = () =>
    readAtOnce(readers, `${product.url}/api/documents/${id}/content`, {
      authorization: `Bearer ${product.tokensOfPeople[0]}`,
    })
  const straight = () => readAtOnce(readers, `${product.s3Url}/bench/documents/${id}`, {})
  // The first one loads the SDK, which is not what a download takes.
  await readAtOnce(1, `${product.url}/api/documents/${id}/content`, {
    ...{ authorization: `Bearer ${product.tokensOfPeople[0]}`, range: 'bytes=0-9999999' },
  })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const before = residentMb(product.pid)
  resetPeak(product.pid)
  const [cpu, direct, service]: [number, number[], number[]] = [cpuSeconds(product.pid), [], []]
  for (let round = 0; round < rounds; round += 1) {
    direct.push(await straight())
    service.push(await throughService())
  }
  const [directRate, serviceRate] = [middleOf(direct), middleOf(service)]
  return {
    ...{ readers, directRate, serviceRate, ratio: serviceRate / directRate },
    ...{ idleMb: before, peakMb: peakMb(product.pid), grownMb: peakMb(product.pid) - before },
    cpuSecondsPerGb: (cpuSeconds(product.pid) - cpu) / ((rounds * readers * objectSize) / 1024 ** 3),
  }
}

export type DocumentRound = Awaited<ReturnType<typeof measureDocuments>>

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** MB a second of all together. */
async function readAtOnce(readers: number, url: string, headers: Record<string, string>) {
  const beganAt = performance.now()
  const sizes = await Promise.all(Array.from({ length: readers }, () => readOne(url, headers)))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return bytes / mib / ((performance.now() - beganAt) / 1000)
}

function readOne(url: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  get(url, { headers, agent: false }, (reply) => {
    let size = 0
    reply.on('data', (chunk: Buffer) => (size += chunk.length))
    reply.on('end', () => {
      const expected = Number(reply.headers['content-length'])
      if ((reply.statusCode ?? 0) < 300 && size === expected) resolve(size)
      else reject(new Error(`A download was answered ${reply.statusCode} with ${size} of ${expected} bytes`))
    })
    reply.on('error', reject)
  }).on('error', reject)
  return promise
}

/** A document of a booking of the first person's; its bytes are what the S3 server says of any key. */
async function addDocument({ adminUrl, databaseUrl, folder }: Product) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const database = createDatabase({ url: databaseUrl, onIdleError: () => undefined })
  try {
    const wrapper = await createKeyWrapper({ kind: 'file', path: join(folder, 'keys', 'wrapping.key') })
    const { cipher } = await openKeyring(database, wrapper)
    await client.query(`set app.system = 'on'`)
    const booking = await addBooking(client)
    const id = randomUUID()
    const owner = { id, organization_id: booking.organizationId }
    const filename = createDocumentSealing(cipher).seal(owner, 'documents', 'filename_sealed', 'bench.pdf')
    await client.query(
      `insert into documents (id, organization_id, practice_id, booking_id, side_id, kind, filename_sealed, content_type, size,
         sha256, status, store_key)
       values ($1, $2, $2, $3, $2, 'other', $4, 'application/pdf', $5, repeat('0', 64), 'clean', $6)`,
      [id, booking.organizationId, booking.id, filename, objectSize, storeKeyOf(owner)],
    )
    return id
  } finally {
    await Promise.all([client.end(), database.close()])
  }
}

async function addBooking(client: pg.Client) {
  const { rows } = await client.query<{ id: string; organizationId: string }>(
    `with practice as (select memberships.organization_id as id, person_id from memberships join people on people.id = person_id
         where people.subject = 'person-1'),
     type as (insert into exam_types (id, name, minutes, fee_cents, modalities)
       values (gen_random_uuid(), 'Bench documents', 60, 90000, '{telehealth}') returning id),
     specialist as (insert into specialists (id, organization_id, person_id, name, specialty, state, time_zone)
       select gen_random_uuid(), id, person_id, 'Dr Bench', 'Psychiatry', 'NSW', 'Australia/Sydney' from practice
       returning id, organization_id)
     insert into bookings (id, reference, organization_id, practice_id, specialist_id, exam_type_id, starts_at, ends_at, time_zone,
       state, status, fee_cents, terms, examinee_sealed, matter_sealed, paperwork_due_at, report_due_at)
     select gen_random_uuid(), 'bench', s.organization_id, s.organization_id, s.id, type.id, now(), now() + interval '1 hour',
       'Australia/Sydney', 'NSW', 'confirmed', 90000, '{}', 'sealed', 'sealed', now(), now()
     from specialist s, type returning id, organization_id as "organizationId"`,
  )
  const [booking] = rows
  if (booking === undefined) throw new Error('The booking of the benchmark was not written')
  return booking
}
