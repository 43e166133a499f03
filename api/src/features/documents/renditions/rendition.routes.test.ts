import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { heic, scan, sheet } from '../../../testing/scan-samples.ts'
import type { Principal } from '../../../platform/principal.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
})
afterAll(() => service.close())

/** The same, which says of itself that it is so wide and high. */
function claiming(tiff: Buffer, edge: number) {
  const entries = tiff.readUInt32LE(4)
  for (let entry = entries + 2; entry < entries + 2 + tiff.readUInt16LE(entries) * 12; entry += 12)
    if ([256, 257].includes(tiff.readUInt16LE(entry))) tiff.writeUInt32LE(edge, entry + 8)
  return tiff
}

const document = async (
  contentType: string,
  bytes: Buffer,
  wanted: Partial<Parameters<typeof createDocument>[1]> = {},
) => (await createDocument(service, { booking: matter.booking, by: matter.referrer, contentType, bytes, ...wanted })).id

async function look(id: string, page = '', caller: Principal = matter.specialist) {
  const token = await service.tokenFor(caller)
  const headers = { authorization: `Bearer ${token}` }
  const reply = await service.app.inject({ url: `/api/documents/${id}/preview${page}`, headers })
  return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload, text: reply.payload }
}

const viewsOf = (id: string) =>
  service.query<{ details: Record<string, unknown> }>(
    `select details from audit_events where subject_id = $1 and action = 'document.viewed'`,
    [id],
  )

async function colourOf(jpeg: Buffer) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  return { size: [info.width, info.height], colour: [...data.subarray(0, 3)].map((value) => Math.round(value / 64)) }
}

test('each page of a scan is shown, and each look is recorded for both sides', async () => {
  const id = await document('image/tiff', await scan('#ff0000', '#0000ff'))
  const [first, second] = [await look(id), await look(id, '?page=2')]
  expect([first.status, first.headers['document-pages'], second.headers['document-pages']]).toEqual([200, '2', '2'])
  expect(await colourOf(first.bytes)).toEqual({ size: [60, 40], colour: [4, 0, 0] })
  expect(await colourOf(second.bytes)).toEqual({ size: [60, 40], colour: [0, 0, 4] })
  const views = await viewsOf(id)
  expect([1, 2].map((page) => views.filter(({ details }) => details.page === page).length)).toEqual([2, 2])
  expect((await look(id, '?page=3')).status).toBe(404)
  expect((await look(id, '?page=0')).status).toBe(400)
})

test('a picture of a phone is shown as every browser knows it, with headers that keep it where it is', async () => {
  const { status, headers, bytes } = await look(await document('image/heic', heic))
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    ...{ 'content-type': 'image/jpeg', 'content-disposition': 'inline', 'document-pages': '1' },
    ...{ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    'content-security-policy': expect.stringContaining('sandbox'),
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(await colourOf(bytes)).toEqual({ size: [48, 32], colour: [3, 1, 1] })
})

test.each([
  ['image/tiff', () => Buffer.from('49492a0008000000ffff', 'hex')],
  ['image/heic', () => heic.subarray(0, 300)],
  ['image/heic', () => Buffer.from('nothing')],
])('a damaged %s is refused with words, not with a fault', async (contentType, bytes) => {
  const reply = await look(await document(contentType, bytes()))
  expect([reply.status, JSON.parse(reply.text)]).toMatchObject([422, { code: 'rendition_refused' }])
  expect(reply.text).toContain('damaged')
})

test('what would take more memory than there is to give is refused before it is opened', async () => {
  const wide = await look(await document('image/tiff', claiming(await sheet('#ffffff').tiff().toBuffer(), 9000)))
  const id = await document('image/tiff', await sheet('#ffffff').tiff().toBuffer())
  await service.query('update documents set size = $2 where id = $1', [id, 65 * 1024 * 1024])
  const long = await look(id)
  for (const { status, text } of [wide, long])
    expect([status, text]).toEqual([422, expect.stringContaining('too large')])
  expect(await viewsOf(id)).toEqual([])
})

test('what is no such picture, held back or of somebody else is not shown', async () => {
  expect((await look(await document('application/pdf', Buffer.from('%PDF-1.7')))).status).toBe(422)
  const held = await document('image/heic', heic, { status: 'quarantined' })
  expect((await look(held, '', matter.referrer)).status).toBe(409)
  const { specialist: stranger } = await createMatter(service)
  expect((await look(await document('image/heic', heic), '', stranger)).status).toBe(404)
})
