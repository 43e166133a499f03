import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { meSchema, type Me } from '@medinotes/shared/access'
import { ownInvitationListSchema } from '@medinotes/shared/organizations'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createSigningKey,
  type KeyServer,
  type SigningKey,
  signWith,
  startKeyServer,
} from '../../testing/key-server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { insertMembership, insertOrganization, insertPerson } from '../organizations/people.repository.ts'
import { builtInTokens } from './built-in-issuer.ts'

const publicUrl = 'http://localhost:8000'

const issuer = 'https://clerk.medinotes.example'
const publishableKey = `pk_test_${Buffer.from('clerk.medinotes.example$').toString('base64')}`

let key: SigningKey
let keyServer: KeyServer
let testApp: TestApp

beforeAll(async () => {
  key = await createSigningKey('ins_1')
  keyServer = await startKeyServer(key)
  const environment = { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_JWKS_URL: keyServer.url, DEMO: 'false' }
  testApp = await createTestApp({ environment: { ...environment, PUBLIC_URL: publicUrl } })
})
afterAll(async () => {
  await testApp.close()
  keyServer.close()
})

const now = () => Math.floor(Date.now() / 1000)

/** A session token as Clerk issues it, version 2; undefined takes a claim away. */
const sessionToken = (claims: Record<string, unknown> = {}) =>
  signWith(key, {
    ...{ iss: issuer, sub: 'user_1', sid: 'sess_1', azp: publicUrl, v: 2, jti: 'b6d1', fva: [0, -1], sts: 'active' },
    ...{ iat: now(), nbf: now() - 5, exp: now() + 60, ...claims },
  })

const ask = async (claims?: Record<string, unknown>, path = '/api/me') =>
  testApp.app.inject({ url: path, headers: { authorization: `Bearer ${await sessionToken(claims)}` } })

async function meWith(claims: Record<string, unknown>): Promise<Me> {
  const reply = await ask(claims)
  expect(reply.statusCode).toBe(200)
  return meSchema.parse(reply.json())
}

test('the page is told of Clerk by its publishable key alone', async () => {
  const reply = await testApp.app.inject({ url: '/api/config' })
  expect(reply.json()).toMatchObject({ auth: { kind: 'clerk', clerkPublishableKey: publishableKey } })
})

test('a newcomer is known, and may do nothing', async () => {
  expect(await meWith({ sub: 'user_newcomer' })).toMatchObject({
    issuer: 'external',
    role: null,
    organization: null,
    organizations: [],
    permissions: [],
    name: '',
    email: '',
  })
  const refusedReply = await ask({ sub: 'user_newcomer' }, '/api/consultations')
  expect(refusedReply.json()).toMatchObject({ status: 403, code: 'forbidden' })
})

test('name and address come from claims that the operator adds, and follow them', async () => {
  const email = 'Robin@Example.test'
  const first = await meWith({ sub: 'user_named', name: 'Robin Vale', email, email_verified: false })
  expect(first).toMatchObject({ name: 'Robin Vale', email: 'robin@example.test', emailVerified: false })
  await wait(2100)
  const later = await meWith({ sub: 'user_named', name: 'Robin Vale', email, email_verified: true })
  expect(later).toMatchObject({ id: first.id, emailVerified: true })
})

test('the same subject and address at another issuer is another person', async () => {
  const twin = { issuer: builtInTokens.issuer, subject: 'user_twin', email: 'twin@example.test' }
  await testApp.context.database.system((tx) => insertPerson(tx, { ...twin, name: 'Twin', emailVerified: true }))
  const me = await meWith({ sub: twin.subject, email: twin.email, email_verified: true })
  expect(me).toMatchObject({ issuer: 'external', name: '' })
})

describe('refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['for another page', { azp: 'https://evil.example' }],
    ['for a page whose address begins like ours', { azp: `${publicUrl}.evil.example` }],
    ['for no page', { azp: undefined }],
    ['for us as audience, which Clerk does not use', { azp: undefined, aud: publicUrl }],
    ['of a sign-in that is not finished', { sts: 'pending' }],
    ['of somebody who acts for the person', { act: { iss: 'https://dashboard.clerk.com', sub: 'user_support' } }],
    ['made for another service from a template', { sid: undefined, v: undefined, fva: undefined }],
    ['of another instance of Clerk', { iss: 'https://other.clerk.accounts.dev' }],
    ['presented as the built-in issuer’s', { iss: 'urn:medinotes:built-in-issuer', aud: 'medinotes' }],
    ['that has expired', { exp: now() - 6 }],
    ['of the future', { iat: now() + 60, nbf: now() + 60, exp: now() + 120 }],
    ['of nobody', { sub: undefined }],
  ])('a token %s', async (_name, claims) => {
    const reply = await ask(claims)
    expect(reply.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  test.each(['at+jwt', 'JWT'])('an ID token or an access token for others, type %s', async (typ) => {
    const claims = { iss: issuer, sub: 'user_1', aud: 'client_1', iat: now(), nbf: now(), exp: now() + 60 }
    const token = await signWith(key, { ...claims, email: 'a@example.test', nonce: 'n' }, { typ })
    const reply = await testApp.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })
    expect(reply.statusCode).toBe(401)
  })
})

describe('what the token says of plan and proof', () => {
  test.each([
    ['o:premium', 'premium'],
    ['u:premium', 'premium'],
    ['u:free_user,o:premium', 'premium'],
    ['u:free_user', 'free'],
    [undefined, 'free'],
  ])('the plans %j make %s', async (pla, plan) => expect((await meWith({ pla })).plan).toBe(plan))

  test('a second factor used four minutes ago is proof for six more', async () => {
    const { secondFactor, provenUntil } = await meWith({ fva: [4, 4] })
    expect(secondFactor.enabled).toBe(true)
    expect(Date.parse(provenUntil ?? '') / 1000 - now()).toBeCloseTo(360, -1)
  })

  test('without a second factor the first one counts as proof, and the factor as missing', async () => {
    const { secondFactor, provenUntil } = await meWith({ fva: [9, -1] })
    expect(secondFactor.enabled).toBe(false)
    expect(Date.parse(provenUntil ?? '') / 1000 - now()).toBeCloseTo(60, -1)
  })

  test('without a word of it nothing is proven', async () => {
    expect((await meWith({ fva: undefined })).provenUntil).toBeNull()
  })
})

test('an invitation shows to who has verified its address with Clerk, and to nobody else', async () => {
  const email = 'invited@example.test'
  await invite(email)
  const invitationsOf = async (claims: Record<string, unknown>) =>
    ownInvitationListSchema.parse((await ask(claims, '/api/me/invitations')).json()).items
  expect(await invitationsOf({ sub: 'user_invited', email, email_verified: true })).toHaveLength(1)
  expect(await invitationsOf({ sub: 'user_claims', email, email_verified: false })).toHaveLength(0)
  expect(await invitationsOf({ sub: 'user_silent' })).toHaveLength(0)
})

/** As somebody with Clerk's sign-in who runs a practice and has just proven who they are. */
async function invite(email: string) {
  const owner = { sub: 'user_owner', email: 'owner@example.test', email_verified: true, fva: [0, 0] }
  const { id: personId } = await meWith(owner)
  const organization = {
    id: randomUUID(),
    name: 'Harbour Practice',
    kind: 'practice',
    plan: 'free',
    status: 'active',
  } as const
  await testApp.context.database.system(async (tx) => {
    await insertOrganization(tx, organization)
    await insertMembership(tx, { organizationId: organization.id, personId, role: 'specialist', administers: true })
  })
  await wait(2100)
  const reply = await testApp.app.inject({
    method: 'POST',
    url: '/api/organization/invitations',
    headers: { authorization: `Bearer ${await sessionToken(owner)}` },
    payload: { email, role: 'specialist', administers: false },
  })
  expect(reply.statusCode).toBe(201)
}
