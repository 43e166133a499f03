import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type AwsStandIn,
  sesError,
  sesMessageId,
  snsError,
  snsMessageId,
  startAwsStandIn,
} from '../../testing/aws-stand-in.ts'
import type { NoticeSender, OutgoingNotice } from './notice-sender.ts'
import { createSesSender } from './ses-sender.ts'
import { createSnsSender } from './sns-sender.ts'

let aws: AwsStandIn
let ses: NoticeSender
let sns: NoticeSender
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  aws = await startAwsStandIn()
  const place = { region: 'ap-southeast-2', endpoint: aws.endpoint }
  ses = createSesSender({ ...place, from: 'notices@clinic.test' })
  sns = createSnsSender({ ...place, sender: 'MediNotes' })
})
afterAll(() => {
  ses.close()
  sns.close()
  aws.close()
  vi.unstubAllEnvs()
})
afterEach(() => {
  aws.calls.length = 0
  aws.answers.length = 0
})

const mail: OutgoingNotice = {
  id: '0d3f1c1e-0000-4000-8000-000000000001',
  messageId: '<0d3f1c1e-0000-4000-8000-000000000001@clinic.test>',
  recipient: 'robin@example.test',
  content: { subject: 'Confirm\r\nBcc: x', text: 'Hello Zoë', html: '<p>Hello Zoë</p>' },
}
const sms: OutgoingNotice = {
  ...mail,
  recipient: '+61400000001',
  content: { subject: null, text: '123456 is your code.', html: null },
}
const never = new AbortController().signal

describe('Amazon SES', () => {
  it('takes text and HTML, and names the mail by which it will tell of a bounce', async () => {
    expect(await ses.send(mail, never)).toEqual({ providerId: sesMessageId })
    const [call] = aws.calls
    expect(call?.path).toBe('/v2/email/outbound-emails')
    expect(call?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d+\/ap-southeast-2\/ses\//)
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      FromEmailAddress: 'MediNotes Pro <notices@clinic.test>',
      Destination: { ToAddresses: ['robin@example.test'] },
      Content: {
        Simple: {
          Subject: { Data: 'Confirm Bcc: x' },
          Body: { Text: { Data: 'Hello Zoë' }, Html: { Data: '<p>Hello Zoë</p>' } },
          Headers: [
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
            { Name: 'X-Notice-Id', Value: mail.id },
          ],
        },
      },
    })
  })

  it('takes a file along', async () => {
    const attachment = { filename: 'MN-7K3QHA.ics', contentType: 'text/calendar; charset=utf-8', content: 'Zoë' }
    await ses.send({ ...mail, content: { ...mail.content, attachment } }, never)
    const sent = JSON.parse(aws.calls[0]?.body ?? '') as { Content: { Simple: { Attachments: object[] } } }
    expect(sent.Content.Simple.Attachments).toMatchObject([
      { FileName: 'MN-7K3QHA.ics', RawContent: Buffer.from('Zoë').toString('base64') },
    ])
  })

  it.each([
    [429, 'TooManyRequestsException', { fault: 'server-busy', permanent: false }],
    [400, 'LimitExceededException', { fault: 'server-busy', permanent: false }],
    [503, 'ServiceUnavailable', { fault: 'server-busy', permanent: false }],
    [400, 'MessageRejected', { fault: 'server-refused', permanent: true }],
    [400, 'BadRequestException', { fault: 'server-refused', permanent: true }],
    [400, 'MailFromDomainNotVerifiedException', { fault: 'server-refused', permanent: false }],
    [403, 'AccessDeniedException', { fault: 'server-refused', permanent: false }],
  ])('%i %s is told apart, and asked once', async (status, name, fault) => {
    aws.answers.push(sesError(status, name, 'Address robin@example.test is not right'))
    const error: unknown = await ses.send(mail, never).catch((reason: unknown) => reason)
    expect(error).toMatchObject(fault)
    expect(String((error as Error).stack)).not.toContain('robin')
    expect(aws.calls).toHaveLength(1)
  })
})

describe('Amazon SNS', () => {
  it('takes a transactional SMS from the name', async () => {
    expect(await sns.send(sms, never)).toEqual({ providerId: snsMessageId })
    const form = Object.fromEntries(new URLSearchParams(aws.calls[0]?.body))
    expect(form).toMatchObject({ Action: 'Publish', PhoneNumber: '+61400000001', Message: '123456 is your code.' })
    expect(Object.values(form)).toEqual(
      expect.arrayContaining(['AWS.SNS.SMS.SMSType', 'Transactional', 'AWS.SNS.SMS.SenderID', 'MediNotes']),
    )
  })

  it('takes it from a number', async () => {
    const place = { region: 'ap-southeast-2', endpoint: aws.endpoint }
    const numbered = createSnsSender({ ...place, sender: '+61400000000' })
    await numbered.send(sms, never)
    expect(aws.calls[0]?.body).toContain('AWS.MM.SMS.OriginationNumber')
    numbered.close()
  })

  it.each([
    [400, 'Throttled', { fault: 'server-busy', permanent: false }],
    [400, 'Throttling', { fault: 'server-busy', permanent: false }],
    [500, 'InternalError', { fault: 'server-busy', permanent: false }],
    [400, 'InvalidParameter', { fault: 'address-refused', permanent: true }],
    [400, 'OptedOut', { fault: 'stopped', permanent: true }],
    [403, 'AuthorizationError', { fault: 'server-refused', permanent: false }],
  ])('%i %s is told apart', async (status, code, fault) => {
    aws.answers.push(snsError(status, code, 'Number +61400000001 is not right'))
    await expect(sns.send(sms, never)).rejects.toMatchObject(fault)
    expect(aws.calls).toHaveLength(1)
  })

  it('gets nothing that is no number', async () => {
    await expect(sns.send({ ...sms, recipient: '0400 000 001' }, never)).rejects.toMatchObject({ permanent: true })
    expect(aws.calls).toHaveLength(0)
  })
})

it('a service that does not answer, or is told to end, is given up', async () => {
  const away = createSesSender({ region: 'ap-southeast-2', endpoint: 'http://127.0.0.1:1', from: 'a@clinic.test' })
  await expect(away.send(mail, never)).rejects.toMatchObject({ fault: 'server-unreachable', permanent: false })
  aws.answers.push('silence')
  const stop = new AbortController()
  const sending = sns.send(sms, stop.signal)
  stop.abort(new Error('stopping'))
  await expect(sending).rejects.toThrow('stopping')
  away.close()
})
