import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { documentMaxSize } from '@medinotes/shared/documents'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, statusesOf } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createUploadClient, metadataHeader, type UploadClient } from '../../../testing/upload-client.ts'
import { minimumPart } from '../document-store.ts'
import { storeKeyOf } from '../document-store-key.ts'

const mib = 1024 * 1024
const folder = randomBytes(20 * mib)
// One part, and what is too little for another unless it is the last.
const brief = folder.subarray(0, 9 * mib + 4321)

let app: CallerApp
let client: UploadClient
let referrer: Principal
let practice: Principal
let bookingId: string
let heldId: string

beforeAll(async () => {
  app = await createCallerApp({ environment: { SECOND_FACTOR_ROLES: 'none' } })
  await app.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.app.server.address() as AddressInfo
  const headersOf = async (caller: Principal) => ({ authorization: `Bearer ${await app.tokenFor(caller)}` })
  client = createUploadClient({ url: `http://127.0.0.1:${port}`, headersOf })
  practice = await app.person({ role: 'admin' })
  referrer = await app.person({ role: 'referrer' })
  const specialist = await createSpecialist(app.context.database, { practice })
  const steps = bookingSteps(app)
  bookingId = (await steps.book(referrer, specialist)).id
  heldId = (await steps.hold(referrer, (await steps.slotOf(specialist, referrer)).id)).id
})
afterAll(() => app.close())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const described = (more: Record<string, string> = {}) => ({
  ...{ bookingId, kind: 'medical-record', filename: 'scan.pdf', filetype: 'application/pdf' },
  ...more,
})

async function begun(size: number, more?: Record<string, string>) {
  const { id, status } = await client.begin(referrer, size, described(more))
  expect(status).toBe(201)
  return id
}

/** What lies in the store once it is a document. */
async function storedSha256(id: string, size: number) {
  const [row] = await app.query<{ organization_id: string }>('select organization_id from documents where id = $1', [
    id,
  ])
  if (row === undefined) throw new Error('It is not a document yet')
  return sha256(await buffer(await app.context.documents.store.read(storeKeyOf({ ...row, id }), { size })))
}

/** In pieces from where it is to the end. */
async function sendRest(id: string, bytes: Buffer) {
  let at = (await client.find(referrer, id)).offset ?? -1
  while (at < bytes.length) {
    const { status, offset } = await client.patch(referrer, id, at, bytes.subarray(at, at + 8 * mib))
    expect(status).toBe(204)
    at = offset ?? -1
  }
}

describe('an upload', () => {
  test('says what it can do', async () => {
    const { status, headers } = await client.send(referrer, 'OPTIONS /api/uploads')
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-max-size')).toBe(String(documentMaxSize))
  })

  test('becomes a document of the same id with its last byte, and says so again', async () => {
    const id = await begun(brief.length, { sensitive: 'true', sha256: sha256(brief) })
    const waiting = await client.find(referrer, id)
    expect(waiting).toMatchObject({ status: 200, offset: 0 })
    expect(waiting.headers.get('upload-length')).toBe(String(brief.length))
    const hours = (Date.parse(waiting.headers.get('upload-expires') ?? '') - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(48, 1)
    await sendRest(id, brief)
    expect(await client.find(referrer, id)).toMatchObject({ status: 200, offset: brief.length })
    expect(await storedSha256(id, brief.length)).toBe(sha256(brief))
    const [row] = await app.query<Record<string, unknown>>('select * from documents where id = $1', [id])
    expect(row).toMatchObject({
      ...{ id, booking_id: bookingId, side_id: referrer.organization?.id, practice_id: practice.organization?.id },
      ...{ kind: 'medical-record', sensitive: true, shared: true, declared_sha256: sha256(brief) },
    })
    const events = await app.query('select action from audit_events where subject_id = $1', [id])
    expect(events).toContainEqual({ action: 'document.uploaded' })
    expect(await app.query('select id from uploads where id = $1', [id])).toEqual([])
  })

  test('may bring its bytes along when it begins', async () => {
    const bytes = Buffer.from('%PDF-1.7 small')
    const headers = {
      ...{ 'upload-length': String(bytes.length), 'upload-metadata': metadataHeader(described()) },
      'content-type': 'application/offset+octet-stream',
    }
    const reply = await client.send(referrer, 'POST /api/uploads', { headers, body: bytes })
    expect(reply).toMatchObject({ status: 201, offset: bytes.length })
    const id = reply.headers.get('location')?.split('/').at(-1) ?? ''
    expect(await storedSha256(id, bytes.length)).toBe(sha256(bytes))
  })

  test('that is cut anywhere keeps what had come and goes on from there', async () => {
    const id = await begun(folder.length)
    let at = 0
    // Below what the store takes as a part, above it, and past the end of one.
    const cuts = [1 + randomInt(3 * mib), 5 * mib + randomInt(2 * mib), 8 * mib + randomInt(mib)]
    for (const after of cuts) {
      await client.cut(referrer, id, { offset: at, body: folder.subarray(at), after })
      // What lay between the socket and the handler when it broke may have to come again.
      const arrived = at + after - 256 * 1024
      const look = async () => expect((await client.find(referrer, id)).offset).toBeGreaterThan(arrived)
      await vi.waitFor(look, { interval: 10, timeout: 5000 })
      at = (await client.find(referrer, id)).offset ?? 0
    }
    const parts = await app.query<{ size: number }>('select size from upload_parts where upload_id = $1', [id])
    for (const { size } of parts) expect(size).toBeGreaterThanOrEqual(minimumPart)
    await sendRest(id, folder)
    expect(await storedSha256(id, folder.length)).toBe(sha256(folder))
  })

  test('sent by two at once counts once', async () => {
    const id = await begun(brief.length)
    const first = brief.subarray(0, 8 * mib)
    const replies = await Promise.all([1, 2].map(() => client.patch(referrer, id, 0, first)))
    expect(statusesOf(replies)).toEqual([204, 409])
    expect((await client.find(referrer, id)).offset).toBe(first.length)
    await sendRest(id, brief)
    expect(await storedSha256(id, brief.length)).toBe(sha256(brief))
  })

  test('takes bytes only for where it is, and no more than it was said to have', async () => {
    const id = await begun(100)
    expect(await client.patch(referrer, id, 1, Buffer.alloc(10))).toMatchObject({ status: 409, code: 'wrong_offset' })
    expect(await client.patch(referrer, id, 0, Buffer.alloc(101))).toMatchObject({ status: 413 })
    expect(await client.patch(referrer, id, -1, Buffer.alloc(1))).toMatchObject({ status: 400 })
    const plain = { headers: { 'content-type': 'application/json', 'upload-offset': '0' }, body: Buffer.from('{}') }
    expect(await client.send(referrer, `PATCH /api/uploads/${id}`, plain)).toMatchObject({ status: 415 })
    const older = await client.send(referrer, `HEAD /api/uploads/${id}`, { headers: { 'tus-resumable': '0.2.2' } })
    expect(older.status).toBe(412)
    expect(await client.find(referrer, id)).toMatchObject({ status: 200, offset: 0 })
  })

  test('of somebody else is as unknown as one that never was', async () => {
    const id = await begun(100)
    const colleague = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
    for (const caller of [await app.person({ role: 'referrer' }), practice, colleague]) {
      for (const unknown of [id, randomUUID()]) {
        const replies = [
          await client.patch(caller, unknown, 0, Buffer.alloc(100)),
          await client.send(caller, `DELETE /api/uploads/${unknown}`),
        ]
        for (const reply of replies) {
          expect(reply).toMatchObject({ status: 404, code: 'not_found', detail: 'There is no such upload.' })
        }
        expect((await client.find(caller, unknown)).status).toBe(404)
      }
    }
    expect((await client.find(referrer, id)).offset).toBe(0)
  })

  test('waits where the store does not answer, which requests about unknown ones do not ask', async () => {
    const { documents } = app.context.config
    if (documents.kind !== 'disk') throw new Error('These documents are not on disk')
    const id = await begun(5)
    await rename(documents.folder, `${documents.folder}.away`)
    await writeFile(documents.folder, 'no folder')
    const bytes = Buffer.from('%PDF-')
    expect(await client.patch(referrer, id, 0, bytes)).toMatchObject({ status: 503, code: 'unavailable' })
    expect(await client.patch(practice, id, 0, bytes)).toMatchObject({ status: 404 })
    expect(await client.patch(referrer, randomUUID(), 0, bytes)).toMatchObject({ status: 404 })
    await rm(documents.folder)
    await rename(`${documents.folder}.away`, documents.folder)
    expect((await client.find(referrer, id)).offset).toBe(0)
    expect(await client.patch(referrer, id, 0, bytes)).toMatchObject({ status: 204, offset: 5 })
  })

  test('that is stopped is gone, and the trail says so', async () => {
    const id = await begun(brief.length)
    await client.patch(referrer, id, 0, brief.subarray(0, 8 * mib))
    expect((await client.send(referrer, `DELETE /api/uploads/${id}`)).status).toBe(204)
    expect((await client.find(referrer, id)).status).toBe(404)
    const events = await app.query('select action, details from audit_events where subject_id = $1', [id])
    expect(events).toMatchObject([{ action: 'document.upload-abandoned', details: { why: 'stopped' } }])
  })

  test('that nobody went on with for two days is given up', async () => {
    const id = await begun(100)
    await app.query(`update uploads set expires_at = now() - interval '1 hour' where id = $1`, [id])
    expect((await client.find(referrer, id)).status).toBe(404)
    await app.context.documents.uploads.expire()
    expect(await app.query('select id from uploads where id = $1', [id])).toEqual([])
    const events = await app.query('select person_id, details from audit_events where subject_id = $1', [id])
    expect(events).toMatchObject([{ person_id: null, details: { why: 'expired' } }])
  })

  test('whose process died before the document was made is finished by the next look, and by itself', async () => {
    for (const finish of [
      (id: string) => client.find(referrer, id),
      (id: string) => app.context.documents.uploads.finishAfterCrash(id),
    ]) {
      await app.query(`
        create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
        create trigger crash before insert on documents for each row execute function crash()`)
      const id = await begun(5)
      expect((await client.patch(referrer, id, 0, Buffer.from('%PDF-'))).status).toBe(500)
      await app.query('drop trigger crash on documents; drop function crash')
      await finish(id)
      await finish(id)
      expect(await storedSha256(id, 5)).toBe(sha256(Buffer.from('%PDF-')))
    }
  })
})

describe('beginning an upload', () => {
  const refused = async (size: number, more: Record<string, string>) => {
    const { status, code } = await client.begin(referrer, size, described(more))
    return [status, code]
  }

  test('is refused for what is empty, too large, or of a kind that is not taken', async () => {
    expect(await refused(0, {})).toEqual([422, 'document_refused'])
    expect(await refused(documentMaxSize + 1, {})).toEqual([413, 'payload_too_large'])
    expect(await refused(10, { filename: 'setup.exe' })).toEqual([422, 'document_refused'])
    expect(await refused(10, { filename: 'pdf' })).toEqual([422, 'document_refused'])
    expect(await refused(10, { kind: 'selfie' })).toEqual([400, 'malformed'])
    const { detail } = await client.begin(referrer, 10, described({ filename: 'setup.exe' }))
    expect(detail).toContain('pdf')
  })

  test('is refused for a booking that is not there, not the caller’s, or only held', async () => {
    expect(await refused(10, { bookingId: randomUUID() })).toEqual([404, 'not_found'])
    expect(await refused(10, { bookingId: heldId })).toEqual([409, 'wrong_state'])
    const stranger = await app.person({ role: 'referrer' })
    expect(await client.begin(stranger, 10, described())).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('keeps names as they are, unless they would look like another', async () => {
    const names = ['../../etc/passwd.pdf', `${'n'.repeat(251)}.pdf`, 'צילום רנטגן.pdf', 'knee 🦵🏽.PDF', 'C:\\a\\b.pdf']
    for (const filename of names) {
      const id = await begun(5, { filename })
      await client.patch(referrer, id, 0, Buffer.from('%PDF-'))
      const { body } = await app.send(referrer, `GET /api/documents/${id}`)
      expect(body).toMatchObject({ filename })
    }
    const misleading = [
      'a\r\nb.pdf',
      'a\0.pdf',
      'a\tb.pdf',
      'fdp.\u202eexe.pdf',
      `${'n'.repeat(252)}.pdf`,
      `${'🦵'.repeat(63)}.pdf`,
    ]
    for (const filename of misleading) expect(await refused(5, { filename })).toEqual([400, 'malformed'])
  })

  test('is refused for a description that cannot be read, without repeating it', async () => {
    const headers = { 'upload-length': '10' }
    for (const metadata of [
      'filename !!',
      'filename eA==,filename eA==',
      'filename /w==',
      '',
      `${metadataHeader(described())},extra eA==`,
    ]) {
      const reply = await client.send(referrer, 'POST /api/uploads', {
        headers: { ...headers, 'upload-metadata': metadata },
      })
      expect([metadata, reply.status]).toEqual([metadata, 400])
    }
    const later = { 'upload-defer-length': '1', 'upload-metadata': metadataHeader(described()) }
    expect((await client.send(referrer, 'POST /api/uploads', { headers: later })).status).toBe(400)
    expect((await client.send(referrer, 'POST /api/uploads', { headers: { ...headers, ...later } })).status).toBe(400)
  })

  test('is refused while fifty files of the person are under way, however fast they come', async () => {
    const busy = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
    const begin = () => client.begin(busy, 10, described())
    const { id } = await begin()
    await app.query(
      `insert into uploads (id, organization_id, booking_id, side_id, uploaded_by, kind, filename_sealed, declared_type, size, expires_at)
       select gen_random_uuid(), organization_id, booking_id, side_id, uploaded_by, kind, 'sealed', declared_type, size, expires_at
       from uploads, generate_series(1, 48) where id = $1`,
      [id],
    )
    const replies = await Promise.all([1, 2, 3].map(begin))
    expect(statusesOf(replies)).toEqual([201, 429, 429])
    expect(replies.find(({ status }) => status === 429)?.code).toBe('too_many_uploads')
    await client.send(busy, `DELETE /api/uploads/${id}`)
    expect((await begin()).status).toBe(201)
  })
})

test('no name of a file reaches the log', () => {
  expect(app.log.join('')).not.toContain('passwd')
})
