import { randomBytes, randomUUID } from 'node:crypto'
import { fastify } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createBlindIndex } from '../../../platform/crypto/blind-index.ts'
import { createCipher } from '../../../platform/crypto/cipher.ts'
import { createDatabase } from '../../../platform/database.ts'
import { sendProblem } from '../../../platform/http/problem.ts'
import { createLogger } from '../../../platform/logger.ts'
import { type AwsStandIn, snsError, startAwsStandIn } from '../../../testing/aws-stand-in.ts'
import { createSnsStandIn, topic } from '../../../testing/sns-stand-in.ts'
import { createTestApp } from '../../../testing/test-app.ts'
import { createTestDatabase } from '../../../testing/test-database.ts'
import { addressIndex } from '../address-index.ts'
import { findRefusal } from '../notice-preferences.repository.ts'
import { createOutbox } from '../outbox.service.ts'
import { signedText, snsMessageSchema } from './sns-message.ts'
import { createSnsIntake } from './sns-intake.service.ts'
import { confirmSubscription } from './subscription.ts'
import { snsWebhookRoutes } from './sns-webhook.routes.ts'

const sns = createSnsStandIn()
const blindIndex = createBlindIndex(randomBytes(32))
let aws: AwsStandIn
const state = { aheadMs: 0, certificate: sns.fetchCertificate }
const app = fastify()
const log: string[] = []

async function start() {
  const testDatabase = await createTestDatabase()
  const onIdleError = () => undefined
  const database = createDatabase({ url: testDatabase.url, onIdleError })
  const cipher = createCipher({ current: 'test', keys: new Map([['test', randomBytes(32)]]) })
  const outbox = createOutbox({ database, cipher, publicUrl: 'http://localhost:8000', takesReplies: true })
  const intake = createSnsIntake({
    ...{ database, blindIndex, topics: [topic] },
    logger: createLogger('debug', { write: (line: string) => void log.push(line) }),
    fetchCertificate: (url) => state.certificate(url),
    confirm: (topicArn, token) => confirmSubscription(topicArn, token, aws.endpoint),
    now: () => Date.now() + state.aheadMs,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.removeContentTypeParser('text/plain')
  await app.register(snsWebhookRoutes(intake), { prefix: '/api' })
  return { database, outbox, testDatabase }
}

let service: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  aws = await startAwsStandIn()
  service = await start()
})
afterAll(async () => {
  await app.close()
  aws.close()
  vi.unstubAllEnvs()
  await service.database.close()
  await service.testDatabase.drop()
})

async function post(message: object) {
  const { statusCode } = await app.inject({
    method: 'POST',
    url: '/api/webhooks/sns',
    headers: { 'content-type': 'text/plain; charset=UTF-8' },
    payload: JSON.stringify(message),
  })
  return statusCode
}

const refusalOf = (channel: 'email' | 'sms', address: string) =>
  service.database.system((tx) => findRefusal(tx, channel, addressIndex(blindIndex, channel, address)))

/** A notice that SES had taken. */
async function sentNotice(to: string) {
  const facts = { name: 'Alex', link: 'http://localhost:8000/verify' }
  await service.outbox.leaveAlone({ template: 'verify-email', to, facts, organizationId: null })
  const providerId = randomUUID()
  await service.database.system(async (tx) => {
    const { id } = await tx.selectFrom('notices').select('id').orderBy('created_at', 'desc').executeTakeFirstOrThrow()
    await tx.updateTable('notices').set({ status: 'sent', provider_id: providerId }).where('id', '=', id).execute()
  })
  return providerId
}

const statusOf = (providerId: string) =>
  service.database.system((tx) =>
    tx
      .selectFrom('notices')
      .select(['status', 'fault'])
      .where('provider_id', '=', providerId)
      .executeTakeFirstOrThrow(),
  )

const bounceOf = (providerId: string, address: string, bounceType = 'Permanent') => ({
  notificationType: 'Bounce',
  mail: { messageId: providerId, source: 'notices@example.com' },
  bounce: {
    bounceType,
    bouncedRecipients: [{ emailAddress: address, diagnosticCode: 'smtp; 550 5.1.1 no such user' }],
  },
})

const replyOf = (messageBody: string, originationNumber = '+61491570156') => ({ originationNumber, messageBody })

test('A bounce marks its notice and the address, where SHA-256 signs it and not SHA-1', async () => {
  const address = 'gone-1@example.com'
  const providerId = await sentNotice(address)
  const Message = JSON.stringify(bounceOf(providerId, `Gone <${address.toUpperCase()}>`))
  expect(await post(sns.post({ Message }, '1'))).toBe(403)
  expect(await refusalOf('email', address)).toBeNull()
  expect(await post(sns.post({ Message }))).toBe(204)
  expect(await statusOf(providerId)).toEqual({ status: 'bounced', fault: 'address-bounced' })
  expect(await refusalOf('email', address)).toBe('bounced')
  expect(sns.fetched).toHaveLength(1)
  expect(log.join('')).toContain('notice-bounced')
  expect(log.join('')).not.toContain('gone-')
})

test('A mailbox that is full for now loses the notice and no later one', async () => {
  const providerId = await sentNotice('full@example.com')
  expect(await post(sns.notify(bounceOf(providerId, 'full@example.com', 'Transient')))).toBe(204)
  expect(await statusOf(providerId)).toEqual({ status: 'bounced', fault: 'address-bounced' })
  expect(await refusalOf('email', 'full@example.com')).toBeNull()
})

test('A complaint weighs more than a bounce, whichever comes first', async () => {
  const address = 'annoyed@example.com'
  const providerId = await sentNotice(address)
  const complaint = {
    eventType: 'Complaint',
    mail: { messageId: providerId },
    complaint: { complainedRecipients: [{ emailAddress: address }] },
  }
  for (const event of [bounceOf(providerId, address), complaint, bounceOf(providerId, address)]) {
    expect(await post(sns.notify(event))).toBe(204)
  }
  expect(await refusalOf('email', address)).toBe('complained')
})

test('STOP and START are read however they are written, and anything else is let be', async () => {
  for (const [words, refusal] of [
    [' stop. ', 'stopped'],
    ['Start', null],
    ['UNSUBSCRIBE', 'stopped'],
    ['please do not stop', 'stopped'],
    ['unstop', null],
    ['stop by at 5', null],
  ] as const) {
    expect(await post(sns.notify(replyOf(words)))).toBe(204)
    expect([words, await refusalOf('sms', '+61 491 570 156')]).toEqual([words, refusal])
  }
})

test('A message that comes twice, or twice at once, is taken in once', async () => {
  const stop = sns.notify(replyOf('STOP', '+61491570157'))
  expect(await Promise.all([post(stop), post(stop)])).toEqual([204, 204])
  expect(await post(sns.notify(replyOf('START', '+61491570157')))).toBe(204)
  expect(await post(stop)).toBe(204)
  expect(await refusalOf('sms', '+61491570157')).toBeNull()
})

test('What SNS did not sign, or not so, changes nothing', async () => {
  const genuine = sns.notify(replyOf('STOP', '+61491570158'))
  const other = createSnsStandIn()
  const forged = [
    other.notify(replyOf('STOP', '+61491570158')),
    { ...genuine, Message: JSON.stringify(replyOf('STOP', '+61491570159')) },
    { ...genuine, MessageId: randomUUID() },
    { ...genuine, SignatureVersion: '1' },
    { ...genuine, Subject: 'added' },
    sns.post({ ...genuine, TopicArn: topic.replace('notices', 'others') }),
    sns.post({ ...genuine, Timestamp: '2020-01-01T00:00:00.000Z' }),
    sns.post({ ...genuine, Timestamp: new Date(Date.now() + 3_600_000).toISOString() }),
  ]
  for (const message of forged) expect(await post(message)).toBe(403)
  expect(await refusalOf('sms', '+61491570158')).toBeNull()
  expect(await refusalOf('sms', '+61491570159')).toBeNull()
})

test('A certificate is fetched from SNS in the topic’s own region, and from nowhere else', async () => {
  const before = sns.fetched.length
  for (const url of [
    'http://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.ap-southeast-2.amazonaws.com.example.com/SimpleNotificationService-01.pem',
    'https://sns.ap-southeast-2.amazonaws.com@example.com/SimpleNotificationService-01.pem',
    'https://sns.ap-southeast-2.amazonaws.com:8443/SimpleNotificationService-01.pem',
    'https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-01.pem?x=.pem',
    'https://sns.ap-southeast-2.amazonaws.com/../other/SimpleNotificationService-01.pem',
    'https://example.com/https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-01.pem\n',
  ]) {
    expect([url, await post(sns.post({ Message: '{}', SigningCertURL: url }))]).toEqual([url, 403])
  }
  expect(sns.fetched).toHaveLength(before)
})

test('A certificate that cannot be had, or has run out, leaves SNS to try again or not', async () => {
  const url = 'https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-02.pem'
  const message = sns.post({ Message: JSON.stringify(replyOf('STOP', '+61491570110')), SigningCertURL: url })
  state.certificate = async () => Promise.reject(new Error('away'))
  expect(await post(message)).toBe(503)
  state.certificate = sns.fetchCertificate
  expect(await post(message)).toBe(204)

  state.aheadMs = 8 * 24 * 60 * 60_000
  const later = new Date(Date.now() + state.aheadMs).toISOString()
  expect(await post(sns.post({ Message: '{}', Timestamp: later }))).toBe(403)
  state.aheadMs = 0
})

test('A subscription is confirmed by its token, and only for a topic that is listened to', async () => {
  const fields = { Type: 'SubscriptionConfirmation', Message: 'You have chosen', Token: 'a-token' }
  const SubscribeURL = 'https://sns.ap-southeast-2.amazonaws.com/?Action=ConfirmSubscription'
  expect(await post(sns.post({ ...fields, SubscribeURL }))).toBe(204)
  expect(await post(sns.post({ ...fields, SubscribeURL, TopicArn: `${topic}-other` }))).toBe(403)
  const forms = aws.calls.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  const asked = { Action: 'ConfirmSubscription', TopicArn: topic, Token: 'a-token', AuthenticateOnUnsubscribe: 'true' }
  expect(forms).toEqual([expect.objectContaining(asked)])
  aws.answers.push(snsError(403, 'AuthorizationError', 'not allowed'))
  expect(await post(sns.post({ ...fields, SubscribeURL }))).toBe(500)
})

test('What is no message is refused, and what is no event of ours is let be', async () => {
  expect(await post({})).toBe(400)
  expect(await post({ Type: 'Notification' })).toBe(400)
  expect(await post(sns.notify({ eventType: 'Bounce' }))).toBe(400)
  expect(await post(sns.notify({ eventType: 'Delivery' }))).toBe(204)
  expect(await post(sns.post({ Message: 'Successfully validated SNS topic for Amazon SES event publishing.' }))).toBe(
    204,
  )
})

// As the documentation of SNS writes them, since the stand-in signs what the code under test builds.
test('The signed text is what SNS signs, with a subject and without, and for a confirmation', () => {
  const base = {
    ...{ MessageId: 'id-1', TopicArn: topic, Message: 'words', Timestamp: '2026-11-25T10:00:00.000Z' },
    ...{ SignatureVersion: '1', Signature: 'AAAA', SigningCertURL: 'https://sns.ap-southeast-2.amazonaws.com/x.pem' },
  }
  const textOf = (fields: object) => signedText(snsMessageSchema.parse({ ...base, ...fields }))
  const end = `TopicArn\n${topic}\nType\n`
  const beginning = 'Message\nwords\nMessageId\nid-1\n'
  const time = 'Timestamp\n2026-11-25T10:00:00.000Z\n'
  expect(textOf({ Type: 'Notification' })).toBe(`${beginning}${time}${end}Notification\n`)
  expect(textOf({ Type: 'Notification', Subject: 'Hi' })).toBe(`${beginning}Subject\nHi\n${time}${end}Notification\n`)
  expect(textOf({ Type: 'SubscriptionConfirmation', Token: 't', SubscribeURL: 'https://a' })).toBe(
    `${beginning}SubscribeURL\nhttps://a\n${time}Token\nt\n${end}SubscriptionConfirmation\n`,
  )
})

test('The service takes them where topics are named, past everything that guards its requests, and nowhere else', async () => {
  const statuses = [{ SNS_TOPICS: topic }, {}].map(async (environment) => {
    const { app: whole, close } = await createTestApp({ environment })
    const { statusCode } = await whole.inject({
      ...{
        method: 'POST',
        url: '/api/webhooks/sns',
        payload: JSON.stringify(createSnsStandIn().post({ Message: '{}', TopicArn: 'other' })),
      },
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
    })
    await close()
    return statusCode
  })
  expect(await Promise.all(statuses)).toEqual([403, 404])
})
