import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { visit } from '../../../testing/consultation-fixture.ts'

let app: CallerApp
let author: Principal
let id: string

beforeAll(async () => {
  app = await createCallerApp()
  author = await app.person()
  const { body } = await app.app.inject({
    ...{ method: 'POST', url: '/api/consultation', payload: visit },
    headers: { authorization: `Bearer ${await app.tokenFor(author)}` },
  })
  id = /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''
})
afterAll(() => app.close())

const exported = async (format: string) =>
  app.app.inject({
    ...{ method: 'GET', url: `/api/consultations/${id}/export?format=${format}` },
    headers: { authorization: `Bearer ${await app.tokenFor(author)}` },
  })

it('sends a note as a file that nobody keeps, named without the patient, and says so in the trail', async () => {
  for (const [format, start] of Object.entries({ pdf: '%PDF-', docx: 'PK', md: '**DRAFT: not signed**' })) {
    const { statusCode, headers, rawPayload } = await exported(format)
    expect(statusCode).toBe(200)
    expect(rawPayload.subarray(0, start.length).toString()).toBe(start)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="DRAFT-not-signed-note-2026-03-03-${id.slice(0, 8)}-v1.${format}"`,
    )
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  }
  const events = await app.query<{ details: { format: string } }>(
    `select details from audit_events where action = 'consultation.exported'`,
  )
  const details = events.map((event) => event.details).toSorted((one, other) => one.format.localeCompare(other.format))
  expect(details).toEqual(['docx', 'md', 'pdf'].map((format) => ({ format, version: 1 })))
  expect((await exported('exe')).statusCode).toBe(400)
})
