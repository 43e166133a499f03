import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { createDocumentSealing } from '../../api/src/features/documents/document-sealing.ts'
import { storeKeyOf } from '../../api/src/features/documents/document-store-key.ts'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase } from '../../api/src/platform/database.ts'
import { cpuSeconds, median, pause, peakMb, residentMb, resetPeak } from './figures.ts'
import { objectSize } from './object-size.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const rounds = 3
const readers = 8
const mib = 1024 * 1024

export const documents: Part = {
  name: 'documents',
  measures:
    'A document of 200 MB read eight times at once through the service, audited, and straight from the S3 server behind it (a bare Node ' +
    'server that speaks S3), in turn, three times; the medians.',
  measure: (withProduct) => withProduct({}, measureDocuments),
}

async function measureDocuments(product: Product): Promise<Row[]> {
  const id = await addDocument(product)
  const throughService = () => download(product, id, readers)
  const straight = () => readAtOnce(readers, `${product.s3Url}/bench/documents/${id}`, {})
  // The first one loads the SDK, which is not what a download takes.
  await download(product, id, 1, { range: 'bytes=0-9999999' })
  await pause(1000)
  const before = residentMb(product.pid)
  resetPeak(product.pid)
  const [cpu, direct, service]: [number, number[], number[]] = [cpuSeconds(product.pid), [], []]
  for (let round = 0; round < rounds; round += 1) {
    direct.push(await straight())
    service.push(await throughService())
  }
  const gb = (rounds * readers * objectSize) / 1024 ** 3
  return [
    { what: 'straight from the S3 server', measured: median(direct), unit: 'MB a second' },
    { what: 'through the service', measured: median(service), unit: 'MB a second' },
    {
      what: 'share of the rate that is kept',
      measured: median(service) / median(direct),
      unit: '',
      aim: { atLeast: 0.5 },
    },
    { what: 'growth of the service’s memory', measured: peakMb(product.pid) - before, unit: 'MB', aim: { atMost: 64 } },
    { what: 'CPU of the service for a GB', measured: (cpuSeconds(product.pid) - cpu) / gb, unit: 's' },
  ]
}

/** MB a second of that many at once. */
export const download = (product: Product, id: string, count: number, headers: Record<string, string> = {}) =>
  readAtOnce(count, `${product.url}/api/documents/${id}/content`, {
    ...{ ...headers, authorization: `Bearer ${product.tokensOfPeople[0]}` },
  })

/** MB a second of all together. */
async function readAtOnce(count: number, url: string, headers: Record<string, string>) {
  const beganAt = performance.now()
  const sizes = await Promise.all(Array.from({ length: count }, () => readOne(url, headers)))
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
export async function addDocument({ adminUrl, databaseUrl, folder }: Product) {
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
