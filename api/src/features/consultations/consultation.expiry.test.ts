import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { visit } from '../../testing/consultation-fixture.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { json, startTestService } from '../../testing/test-service.ts'

const writer = createScriptedWriter([text('summary', 'Left knee'), 'pause', text('summary', ' pain.')])
const audience = 'expiry-test'
const clockSkewMs = 5000
let service: Awaited<ReturnType<typeof startTestService>>
let issuerServer: Server
let tokenEndingIn: (ms: number) => Promise<string>

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }]
  issuerServer = createServer((_request, reply) => reply.end(JSON.stringify({ keys })))
  await new Promise<void>((resolve) => issuerServer.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`
  tokenEndingIn = (ms) =>
    new SignJWT({ exp: Math.floor((Date.now() + ms) / 1000) })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject('someone')
      .setIssuedAt()
      .setNotBefore('0s')
      .sign(privateKey)
  const issuers = [{ issuer, jwksUrl: issuer, audience, algorithms: ['ES256'] }]
  service = await startTestService({ writer, environment: { AUTH_ISSUERS: JSON.stringify(issuers) } })
  await service.context.database.system(async (tx) => {
    const [organization_id, person_id] = [randomUUID(), randomUUID()]
    const person = { id: person_id, issuer, subject: 'someone', name: 'Dr Robin Vale', email: 'robin@example.test' }
    await tx.insertInto('organizations').values({ id: organization_id, name: 'Practice', kind: 'practice' }).execute()
    await tx.insertInto('people').values(person).execute()
    await tx.insertInto('memberships').values({ organization_id, person_id, role: 'specialist' }).execute()
  })
})

afterAll(async () => {
  await service.close()
  issuerServer.close()
})

it('lets a stream go on when its token ends between two events, and takes the token for nothing new', async () => {
  const authorization = `Bearer ${await tokenEndingIn(2000 - clockSkewMs)}`
  const headers = { authorization, 'content-type': 'application/json' }
  const reply = await fetch(`${service.url}/api/consultation`, { ...json(visit), headers })
  expect(reply.status).toBe(200)
  const whole = reply.text()
  await vi.waitFor(
    async () => expect((await fetch(`${service.url}/api/me`, { headers: { authorization } })).status).toBe(401),
    { timeout: 8000, interval: 200 },
  )
  writer.resume()
  expect(await whole).toContain('event: finished')
})
