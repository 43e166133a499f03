import { randomUUID } from 'node:crypto'
import { documentMaxSize } from '@medinotes/shared/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, statusesOf } from '../../../testing/booking-fixture.ts'
import type { CallerApp } from '../../../testing/caller-app.ts'
import { metadataHeader, type UploadClient } from '../../../testing/upload-client.ts'
import { createUploadService, type UploadService } from '../../../testing/upload-fixture.ts'

let service: UploadService
let app: CallerApp
let client: UploadClient
let referrer: Principal

beforeAll(async () => {
  service = await createUploadService()
  ;({ app, client } = service)
  ;({ referrer } = service.matter)
})
afterAll(() => service.close())

describe('beginning an upload', () => {
  const refused = async (size: number, more: Record<string, string>) => {
    const { status, code } = await client.begin(referrer, size, service.described(more))
    return [status, code]
  }

  test('is refused for what is empty, too large, or of a kind that is not taken', async () => {
    expect(await refused(0, {})).toEqual([422, 'document_refused'])
    expect(await refused(documentMaxSize + 1, {})).toEqual([413, 'payload_too_large'])
    expect(await refused(10, { filename: 'setup.exe' })).toEqual([422, 'document_refused'])
    expect(await refused(10, { filename: 'pdf' })).toEqual([422, 'document_refused'])
    expect(await refused(10, { kind: 'selfie' })).toEqual([400, 'malformed'])
    const { detail } = await client.begin(referrer, 10, service.described({ filename: 'setup.exe' }))
    expect(detail).toContain('pdf')
  })

  test('is refused for a booking that is not there, not the caller’s, or only held', async () => {
    expect(await refused(10, { bookingId: randomUUID() })).toEqual([404, 'not_found'])
    const { slotOf, hold } = bookingSteps(app)
    const { id } = await hold(referrer, (await slotOf(service.matter.calendar, referrer)).id)
    expect(await refused(10, { bookingId: id })).toEqual([409, 'wrong_state'])
    const stranger = await app.person({ role: 'referrer' })
    expect(await client.begin(stranger, 10, service.described())).toMatchObject({ status: 404, code: 'not_found' })
  })

  test('keeps names as they are, unless they would look like another', async () => {
    const names = ['../../etc/passwd.pdf', `${'n'.repeat(251)}.pdf`, 'צילום רנטגן.pdf', 'knee 🦵🏽.PDF', 'C:\\a\\b.pdf']
    for (const filename of names) {
      const id = await service.begun(5, { filename })
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
      `${metadataHeader(service.described())},extra eA==`,
    ]) {
      const reply = await client.send(referrer, 'POST /api/uploads', {
        headers: { ...headers, 'upload-metadata': metadata },
      })
      expect([metadata, reply.status]).toEqual([metadata, 400])
    }
    const later = { 'upload-defer-length': '1', 'upload-metadata': metadataHeader(service.described()) }
    expect((await client.send(referrer, 'POST /api/uploads', { headers: later })).status).toBe(400)
    expect((await client.send(referrer, 'POST /api/uploads', { headers: { ...headers, ...later } })).status).toBe(400)
  })

  test('is refused while fifty files of the person are under way, however fast they come', async () => {
    const busy = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
    const begin = () => client.begin(busy, 10, service.described())
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
