import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCallerApp } from '../../../testing/caller-app.ts'
import { startClamdStandIn } from '../../../testing/clamd-stand-in.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { makeDocx, makePdf } from '../../../testing/made-files.ts'

const clamd = await startClamdStandIn()
const service = await createCallerApp({ environment: { CLAMAV_URL: clamd.url } })
const { context, send } = service
const { inspection } = context.documents
let matter: Awaited<ReturnType<typeof createMatter>>

beforeAll(async () => {
  matter = await createMatter(service)
})

afterAll(async () => {
  await service.close()
  await clamd.close()
})

type Wanted = Partial<Parameters<typeof createDocument>[1]>

/** Of the firm, as it is right after its last byte came in. */
const uploaded = (wanted: Wanted = {}) =>
  createDocument(service, {
    ...{
      booking: matter.booking,
      by: matter.referrer,
      status: 'scanning',
      bytes: makePdf({ catalogue: randomUUID() }),
    },
    ...wanted,
  })

async function inspected(wanted: Wanted = {}) {
  const document = await uploaded(wanted)
  await inspection.inspect(document.id)
  return document
}

const rowOf = async (id: string) => {
  const [row] = await service.query<{ status: string; flags: string[]; sha256: string; version: number }>(
    'select status, flags, sha256, version from documents where id = $1',
    [id],
  )
  return row
}

const actionsOf = async (id: string) => {
  const rows = await service.query<{ action: string }>(
    'select action from audit_events where subject_id = $1 order by occurred_at, action',
    [id],
  )
  return rows.map(({ action }) => action)
}

const noticesOf = (template: string, personId: string) =>
  service.query('select id from notices where template = $1 and person_id = $2', [template, personId])

const withMacros = () => ({
  bytes: makeDocx({ name: 'word/vbaProject.bin', bytes: Buffer.from(randomUUID()) }),
  filename: 'letter.docx',
  contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
})

describe('what nothing speaks against', () => {
  test('is let out to the other side, which is told once of several, and both chains say so', async () => {
    const [first] = await Promise.all([inspected(), inspected(), inspected()])
    expect(await rowOf(first.id)).toMatchObject({ status: 'clean', flags: [], sha256: first.sha256 })
    expect(await actionsOf(first.id)).toEqual(['document.cleared', 'document.cleared'])
    expect(await noticesOf('document-arrived', matter.specialist.personId)).toHaveLength(1)
    expect(await send(matter.specialist, `GET /api/documents/${first.id}`)).toMatchObject({ status: 200 })
  })

  test('is looked at once, however often the job runs', async () => {
    const { id } = await inspected()
    await inspection.inspect(id)
    expect(await rowOf(id)).toMatchObject({ version: 2 })
  })
})

describe('what something speaks against', () => {
  test('is seen by whoever sent it and by the practice’s administrators, and by nobody else', async () => {
    const { id } = await inspected(withMacros())
    expect(await rowOf(id)).toMatchObject({ status: 'quarantined', flags: ['macros'] })
    const statuses = []
    for (const who of [matter.referrer, matter.admin, matter.specialist]) {
      statuses.push((await send(who, `GET /api/documents/${id}`)).status)
    }
    expect(statuses).toEqual([200, 200, 404])
    expect((await send(matter.specialist, `GET /api/documents/${id}/content`)).status).toBe(404)
  })

  test('is told to whoever sent it and to the practice’s administrators', async () => {
    await inspected(withMacros())
    expect((await noticesOf('document-held-back', matter.referrer.personId)).length).toBeGreaterThan(0)
    expect((await noticesOf('document-held-back', matter.admin.personId)).length).toBeGreaterThan(0)
    expect(await noticesOf('document-held-back', matter.specialist.personId)).toHaveLength(0)
  })
})

describe('the virus scanner', () => {
  test('finds what it knows', async () => {
    const { id } = await inspected({ bytes: Buffer.concat([makePdf(), clamd.eicar]) })
    expect(await rowOf(id)).toMatchObject({ status: 'quarantined', flags: ['infected'] })
  })

  test('that breaks off has nothing let out, and looks again when it is back', async () => {
    const { id } = await uploaded()
    clamd.state.fault = { kind: 'drops' }
    await expect(inspection.inspect(id)).rejects.toThrow('The scanner')
    expect(await rowOf(id)).toMatchObject({ status: 'scanning', version: 1 })
    clamd.state.fault = null
    await inspection.inspect(id)
    expect(await rowOf(id)).toMatchObject({ status: 'clean' })
  })

  test('that finds a file too large leaves it to a person', async () => {
    clamd.state.fault = { kind: 'limit', bytes: 100 }
    const { id } = await inspected()
    clamd.state.fault = null
    expect(await rowOf(id)).toMatchObject({ status: 'quarantined', flags: ['not-scanned'] })
  })

  test('that resets the connection of a file too large, and still answers, leaves it to a person as well', async () => {
    clamd.state.fault = { kind: 'resets', bytes: 1_500_000 }
    const { id } = await inspected({ bytes: Buffer.concat([makePdf(), Buffer.alloc(3_000_000), makePdf()]) })
    clamd.state.fault = null
    expect(await rowOf(id)).toMatchObject({ status: 'quarantined', flags: ['not-scanned'] })
  })

  test('that is away shows at /ready, while the service goes on being ready', async () => {
    expect((await send(null, 'GET /ready')).body).toMatchObject({ checks: { scanner: 'ok' } })
    clamd.state.fault = { kind: 'drops' }
    const { status, body } = await send(null, 'GET /ready')
    clamd.state.fault = null
    expect([status, body]).toMatchObject([200, { status: 'ready', checks: { scanner: 'degraded', database: 'ok' } }])
  })
})

test('what waits for long is picked up again, once', async () => {
  const { id } = await uploaded()
  await service.query(`update documents set uploaded_at = now() - interval '11 minutes' where id = $1`, [id])
  await inspection.pickUpWaiting()
  await inspection.pickUpWaiting()
  const jobs = await service.query(`select id from graphile_worker.jobs where key = $1`, [`inspect-document:${id}`])
  expect(jobs).toHaveLength(1)
})
