import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { documentMaxSize } from '@medinotes/shared/documents'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { statusesOf } from '../../../testing/booking-fixture.ts'
import type { CallerApp } from '../../../testing/caller-app.ts'
import { metadataHeader, type UploadClient } from '../../../testing/upload-client.ts'
import { createUploadService, mib, sha256, type UploadService } from '../../../testing/upload-fixture.ts'
import { minimumPart } from '../document-store.ts'

const folder = randomBytes(20 * mib)
// One part, and what is too little for another unless it is the last.
const brief = folder.subarray(0, 9 * mib + 4321)

let service: UploadService
let app: CallerApp
let client: UploadClient
let referrer: Principal
let practice: Principal

beforeAll(async () => {
  service = await createUploadService()
  ;({ app, client } = service)
  ;({ referrer, admin: practice } = service.matter)
})
afterAll(() => service.close())

describe('an upload', () => {
  test('says what it can do', async () => {
    const { status, headers } = await client.send(referrer, 'OPTIONS /api/uploads')
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-max-size')).toBe(String(documentMaxSize))
  })

  test('becomes a document of the same id with its last byte, and says so again', async () => {
    const id = await service.begun(brief.length, { sensitive: 'true', sha256: sha256(brief) })
    const waiting = await client.find(referrer, id)
    expect(waiting).toMatchObject({ status: 200, offset: 0 })
    expect(waiting.headers.get('upload-length')).toBe(String(brief.length))
    const hours = (Date.parse(waiting.headers.get('upload-expires') ?? '') - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(48, 1)
    await service.sendRest(id, brief)
    expect(await client.find(referrer, id)).toMatchObject({ status: 200, offset: brief.length })
    expect(await service.storedSha256(id, brief.length)).toBe(sha256(brief))
    const [row] = await app.query<Record<string, unknown>>('select * from documents where id = $1', [id])
    expect(row).toMatchObject({
      ...{
        id,
        booking_id: service.matter.booking.id,
        side_id: referrer.organization?.id,
        practice_id: practice.organization?.id,
      },
      ...{ kind: 'medical-record', sensitive: true, shared: true, declared_sha256: sha256(brief) },
    })
    const events = await app.query('select action from audit_events where subject_id = $1', [id])
    expect(events).toContainEqual({ action: 'document.uploaded' })
    expect(await app.query('select id from uploads where id = $1', [id])).toEqual([])
  })

  test('may bring its bytes along when it begins', async () => {
    const bytes = Buffer.from('%PDF-1.7 small')
    const headers = {
      ...{ 'upload-length': String(bytes.length), 'upload-metadata': metadataHeader(service.described()) },
      'content-type': 'application/offset+octet-stream',
    }
    const reply = await client.send(referrer, 'POST /api/uploads', { headers, body: bytes })
    expect(reply).toMatchObject({ status: 201, offset: bytes.length })
    const id = reply.headers.get('location')?.split('/').at(-1) ?? ''
    expect(await service.storedSha256(id, bytes.length)).toBe(sha256(bytes))
  })

  test('that is cut anywhere keeps what had come and goes on from there', async () => {
    const id = await service.begun(folder.length)
    let at = 0
    // Below what the store takes as a part, above it, and past the end of one.
    const cuts = [1 + randomInt(3 * mib), 5 * mib + randomInt(2 * mib), 8 * mib + randomInt(mib)]
    for (const after of cuts) {
      await client.cut(referrer, id, { offset: at, body: folder.subarray(at), after })
      // What lay between the socket and the handler when it broke may have to come again.
      const arrived = at + after - 256 * 1024
      const look = async () => expect((await client.find(referrer, id)).offset).toBeGreaterThan(arrived)
      await vi.waitFor(look, { interval: 50, timeout: 5000 })
      at = (await client.find(referrer, id)).offset ?? 0
    }
    const parts = await app.query<{ size: number }>('select size from upload_parts where upload_id = $1', [id])
    for (const { size } of parts) expect(size).toBeGreaterThanOrEqual(minimumPart)
    await service.sendRest(id, folder)
    expect(await service.storedSha256(id, folder.length)).toBe(sha256(folder))
  })

  test('sent by two at once counts once', async () => {
    const id = await service.begun(brief.length)
    const first = brief.subarray(0, 8 * mib)
    const replies = await Promise.all([1, 2].map(() => client.patch(referrer, id, 0, first)))
    expect(statusesOf(replies)).toEqual([204, 409])
    expect((await client.find(referrer, id)).offset).toBe(first.length)
    await service.sendRest(id, brief)
    expect(await service.storedSha256(id, brief.length)).toBe(sha256(brief))
  })

  test('takes bytes only for where it is, and no more than it was said to have', async () => {
    const id = await service.begun(100)
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
    const id = await service.begun(100)
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
    const id = await service.begun(5)
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
    const id = await service.begun(brief.length)
    await client.patch(referrer, id, 0, brief.subarray(0, 8 * mib))
    expect((await client.send(referrer, `DELETE /api/uploads/${id}`)).status).toBe(204)
    expect((await client.find(referrer, id)).status).toBe(404)
    const events = await app.query('select action, details from audit_events where subject_id = $1', [id])
    expect(events).toMatchObject([{ action: 'document.upload-abandoned', details: { why: 'stopped' } }])
  })

  test('that nobody went on with for two days is given up', async () => {
    const id = await service.begun(100)
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
      const id = await service.begun(5)
      expect((await client.patch(referrer, id, 0, Buffer.from('%PDF-'))).status).toBe(500)
      await app.query('drop trigger crash on documents; drop function crash')
      await finish(id)
      await finish(id)
      expect(await service.storedSha256(id, 5)).toBe(sha256(Buffer.from('%PDF-')))
    }
  })
})
