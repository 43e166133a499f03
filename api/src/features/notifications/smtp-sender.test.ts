import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { headerOf, type MailServer, startMailServer } from '../../testing/mail-server.ts'
import type { NoticeSender, OutgoingNotice } from './notice-sender.ts'
import { createSmtpSender } from './smtp-sender.ts'

let server: MailServer
let sender: NoticeSender
beforeAll(async () => {
  server = await startMailServer()
})
afterAll(() => server.close())
beforeEach(() => {
  sender = senderTo(server.url)
})
afterEach(() => {
  sender.close()
  server.mails.length = 0
  server.manner.refused.clear()
  server.manner.refusesData = null
})

const senderTo = (url: string, stepMs = 2000, mayBePlain = false) =>
  createSmtpSender({ url, from: 'notices@clinic.test', mayBePlain, stepMs })

const notice = (given: Partial<OutgoingNotice> = {}): OutgoingNotice => ({
  id: '0d3f1c1e-0000-4000-8000-000000000001',
  messageId: '<0d3f1c1e-0000-4000-8000-000000000001@clinic.test>',
  recipient: 'robin@example.test',
  content: { subject: 'Confirm your address', text: 'Hello Zoë', html: '<p>Hello Zoë</p>' },
  ...given,
})
const send = (given?: Partial<OutgoingNotice>, to = sender) => to.send(notice(given), new AbortController().signal)

it('sends text and HTML, from us, as an automatic mail that names its notice', async () => {
  expect(await send()).toEqual({ providerId: null })
  const [mail] = server.mails
  if (!mail) throw new Error('Nothing came')
  expect(mail).toMatchObject({ from: 'notices@clinic.test', to: ['robin@example.test'] })
  expect(headerOf(mail, 'Message-ID')).toBe(notice().messageId)
  expect(headerOf(mail, 'X-Notice-Id')).toBe(notice().id)
  expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
  expect(headerOf(mail, 'From')).toBe('MediNotes Pro <notices@clinic.test>')
  expect(mail.raw).toMatch(/text\/plain[\s\S]+text\/html/)
  expect(mail.raw).not.toMatch(/List-Unsubscribe|X-Mailer/i)
})

it('sends a file along, whose lines stay as they are', async () => {
  const content = `BEGIN:VCALENDAR\r\nSUMMARY:${'Zoë '.repeat(30)}\r\nEND:VCALENDAR\r\n`
  const attachment = { filename: 'MN-7K3QHA.ics', contentType: 'text/calendar; charset=utf-8', content }
  await send({ content: { subject: 'Booking', text: 'x', html: '<p>x</p>', attachment } })
  const raw = server.mails[0]?.raw ?? ''
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; name=MN-7K3QHA\.ics/)
  const [, encoded = ''] = /filename=MN-7K3QHA\.ics[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw) ?? []
  expect(Buffer.from(encoded, 'base64').toString()).toBe(content)
})

it('adds no header and no reader, whatever a subject or an address is made of', async () => {
  await send({ content: { subject: 'Hello\r\nBcc: all@example.test\u2028X: y', text: 'x', html: null } })
  expect(server.mails[0]?.to).toEqual(['robin@example.test'])
  expect(server.mails[0]?.raw).not.toMatch(/^(Bcc|X):/m)
  for (const recipient of [
    'a@example.test, b@example.test',
    'a@example.test\r\nRCPT TO:<b@example.test>',
    'Name <a@example.test>',
    '',
  ]) {
    await expect(send({ recipient })).rejects.toMatchObject({ fault: 'address-refused', permanent: true })
  }
  expect(server.mails).toHaveLength(1)
})

describe('a server that does not take a mail', () => {
  it.each([
    [550, { fault: 'address-refused', permanent: true }],
    [450, { fault: 'server-busy', permanent: false }],
  ])('with %i to one address sends to the others', async (code, fault) => {
    server.manner.refused.set('gone@example.test', code)
    const [refused] = await Promise.allSettled([send({ recipient: 'gone@example.test' }), send()])
    expect(refused).toMatchObject({ status: 'rejected', reason: fault })
    expect(server.mails.map(({ to }) => to)).toEqual([['robin@example.test']])
  })

  it.each([
    [554, { fault: 'server-refused', permanent: true }],
    [452, { fault: 'server-busy', permanent: false }],
  ])('with %i to its content is told apart', async (code, fault) => {
    server.manner.refusesData = code
    await expect(send()).rejects.toMatchObject(fault)
  })

  it('is quoted nowhere in the fault', async () => {
    server.manner.refused.set('gone@example.test', 550)
    const fault: unknown = await send({ recipient: 'gone@example.test' }).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Error)
    const { message, stack, cause } = fault as Error
    expect([message, stack, cause, JSON.stringify(fault)].join(' ')).not.toMatch(/gone|nobody/)
  })
})

it('gives up on a server that is away, and on one that does not greet', async () => {
  const mute = createServer()
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const silent = senderTo(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`, 150)
  const away = senderTo('smtp://127.0.0.1:1')
  const unreachable = { fault: 'server-unreachable', permanent: false }
  await expect(send({}, silent)).rejects.toMatchObject(unreachable)
  await expect(send({}, away)).rejects.toMatchObject(unreachable)
  silent.close()
  mute.close()
})

it('sends nothing in the clear to another machine, unless it is a demonstration', async () => {
  const elsewhere = server.url.replace('127.0.0.1', '[::ffff:127.0.0.1]')
  const [careful, shown] = [senderTo(elsewhere), senderTo(elsewhere, 2000, true)]
  await expect(send({}, careful)).rejects.toMatchObject({ permanent: false })
  expect(server.mails).toHaveLength(0)
  await send({}, shown)
  expect(server.mails).toHaveLength(1)
  careful.close()
  shown.close()
})

it('is told to end: the mail is given up at once, and by no fault of the server', async () => {
  const stop = new AbortController()
  const sending = sender.send(notice(), stop.signal)
  stop.abort(new Error('stopping'))
  await expect(sending).rejects.toThrow('stopping')
})

describe('a server with a password', () => {
  it('gets it from the URL, and a wrong one may be put right meanwhile', async () => {
    const guarded = await startMailServer({ password: 'p@ss/word' })
    const right = senderTo(guarded.url.replace('//', '//user:p%40ss%2Fword@'))
    const wrong = senderTo(guarded.url.replace('//', '//user:no@'))
    await send({}, right)
    expect(guarded.mails).toHaveLength(1)
    await expect(send({}, wrong)).rejects.toMatchObject({ fault: 'server-refused', permanent: false })
    right.close()
    wrong.close()
    await guarded.close()
  })
})
