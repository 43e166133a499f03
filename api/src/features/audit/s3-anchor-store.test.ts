import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { startS3StandIn } from '../../testing/s3-stand-in.ts'

let s3: Awaited<ReturnType<typeof startS3StandIn>>
let service: CallerApp
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  s3 = await startS3StandIn()
  service = await createCallerApp({ environment: { S3_BUCKET: 'anchors', S3_ENDPOINT: s3.endpoint } })
})
afterAll(async () => {
  await service.close()
  s3.close()
  vi.unstubAllEnvs()
})
beforeEach(() => {
  s3.state.locking = 'on'
  s3.objects.clear()
})

const anchor = (day = '2026-01-01') => service.context.auditTrail.anchorAll(new Date(`${day}T16:30:00Z`))

test('an anchor is locked for seven years, encrypted, and sent with its checksum', async () => {
  await anchor()
  const { body, headers } = s3.objects.get('audit-anchors/2026-01-01.json') ?? {}
  expect(headers).toMatchObject({
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-server-side-encryption': 'AES256',
    'x-amz-checksum-sha256': expect.any(String) as string,
    'if-none-match': '*',
  })
  const until = Date.parse(String(headers?.['x-amz-object-lock-retain-until-date']))
  expect((until - Date.now()) / 86_400_000 / 365.25).toBeCloseTo(7, 1)
  expect(JSON.parse(body ?? '')).toMatchObject({ version: 1, anchoredAt: '2026-01-01T16:30:00.000Z' })
})

test('the same day is anchored once, and later days beside it', async () => {
  await anchor()
  const kept = s3.objects.get('audit-anchors/2026-01-01.json')
  await anchor()
  await anchor('2026-01-02')
  expect(s3.objects.get('audit-anchors/2026-01-01.json')).toBe(kept)
  expect(s3.objects.size).toBe(2)
})

test('what is anchored there is what the trail is compared with', async () => {
  const manager = await service.person({ role: 'admin' })
  await service.send(manager, 'GET /api/audit/verify')
  await anchor('2026-01-03')
  const verdict = (await service.send(manager, 'GET /api/audit/verify')).body
  expect(verdict).toMatchObject({ intact: true, anchored: { at: '2026-01-03T16:30:00.000Z', seq: 1 } })
})

test.each(['off', 'unknown'] as const)(
  'a bucket whose Object Lock is %s fails the job, and says what to do',
  async (locking) => {
    s3.state.locking = locking
    await expect(anchor()).rejects.toThrow('Create one with Object Lock')
    // Nor is it taken for done when the job is tried again.
    await expect(anchor()).rejects.toThrow('Create one with Object Lock')
  },
)

test('a trail whose anchors cannot be reached is not called intact', async () => {
  const manager = await service.person({ role: 'admin' })
  s3.objects.set('audit-anchors/2026-01-04.json', { body: 'cut', headers: {} })
  expect((await service.send(manager, 'GET /api/audit/verify')).body).toMatchObject({ intact: false })
  s3.close()
  expect((await service.send(manager, 'GET /api/audit/verify')).status).toBe(503)
})
