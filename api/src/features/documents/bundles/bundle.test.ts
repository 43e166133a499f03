import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buffer } from 'node:stream/consumers'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { heic, scan } from '../../../testing/scan-samples.ts'
import { demoPdf } from '../demo/demo-pdf.ts'

let app: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
beforeAll(async () => {
  app = await createCallerApp()
  matter = await createMatter(app)
})
afterAll(() => app.close())

const paper = async (wanted: Partial<Parameters<typeof createDocument>[1]> = {}) =>
  createDocument(app, { booking: matter.booking, by: matter.referrer, ...wanted })
const pdf = async (pages: number) => demoPdf(Array.from({ length: pages }, (_, at) => [`Page ${at + 1}`]))
const request = (documentIds: readonly string[], by = matter.referrer) =>
  app.send(by, `POST /api/bookings/${matter.booking.id}/bundles`, { payload: { title: 'Brief', documentIds } })
const make = (id: unknown) => app.context.documents.bundleMaking.make(String(id))

async function listed() {
  const { body } = await app.send(matter.referrer, `GET /api/bookings/${matter.booking.id}/bundles`)
  return body?.['items'] as { id: string; status: string; fault: string | null; done: number; items: object[] }[]
}

it('is one PDF with an index, bookmarks and every page in the order that was asked for', async () => {
  const [three, two] = [await paper({ bytes: await pdf(3) }), await paper({ bytes: await pdf(2) })]
  const { status, body } = await request([two.id, three.id])
  expect([status, body?.['status']]).toEqual([202, 'making'])
  await make(body?.['id'])
  // A second attempt changes nothing.
  await make(body?.['id'])
  const [bundle] = await listed()
  expect(bundle).toMatchObject({ id: body?.['id'], status: 'ready', done: 2, documentId: body?.['id'] })
  expect(bundle?.items).toMatchObject([
    { documentId: two.id, firstPage: 2, pages: 2 },
    { documentId: three.id, firstPage: 4, pages: 3 },
  ])
  const [made] = await app.query<{ store_key: string; size: string }>(
    'select store_key, size from documents where source = $1',
    ['bundle'],
  )
  const bytes = await buffer(
    await app.context.documents.store.read(made?.store_key ?? '', { size: Number(made?.size) }),
  )
  const whole = await PDFDocument.load(bytes)
  expect(whole.getPageCount()).toBe(6)
  const outline = whole.context.lookup(whole.catalog.get(PDFName.of('Outlines')), PDFDict)
  expect(String(outline.get(PDFName.of('Count')))).toBe('2')
})

it('holds every page of a scan, and the pictures of a phone', async () => {
  const scanned = await paper({ contentType: 'image/tiff', bytes: await scan('#ff0000', '#00ff00', '#0000ff') })
  const photo = await paper({ contentType: 'image/heic', bytes: heic })
  const { body } = await request([scanned.id, photo.id])
  await make(body?.['id'])
  const [bundle] = await listed()
  expect(bundle).toMatchObject({ status: 'ready', fault: null, done: 2 })
  expect(bundle?.items).toMatchObject([
    { firstPage: 2, pages: 3 },
    { firstPage: 5, pages: 1 },
  ])
})

it('makes none of a scan that is cut off', async () => {
  const cut = await paper({ contentType: 'image/tiff', bytes: Buffer.from('49492a0008000000ffff', 'hex') })
  const { body } = await request([cut.id])
  await make(body?.['id'])
  expect((await listed())[0]).toMatchObject({ status: 'failed', fault: 'document-unreadable' })
})

it('says which document does not open, and makes none', async () => {
  const broken = await paper({ bytes: Buffer.from('%PDF-1.7 and nothing more') })
  const { body } = await request([broken.id])
  await make(body?.['id'])
  expect((await listed())[0]).toMatchObject({ status: 'failed', fault: 'document-unreadable', done: 0 })
})

it('takes what both sides can see of this booking, and nothing else', async () => {
  const scanning = await paper({ status: 'scanning' })
  const sound = await paper({ contentType: 'audio/mpeg' })
  const report = await createDocument(app, { booking: matter.booking, by: matter.specialist, kind: 'report' })
  const other = await createMatter(app)
  const foreign = await createDocument(app, { booking: other.booking, by: other.referrer })
  expect((await request([scanning.id])).status).toBe(409)
  expect((await request([sound.id])).status).toBe(422)
  expect((await request([report.id], matter.specialist)).status).toBe(422)
  expect((await request([report.id])).status).toBe(404)
  expect((await request([foreign.id])).status).toBe(404)
  expect((await request([sound.id, sound.id])).status).toBe(400)
})
