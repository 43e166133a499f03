import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCipher } from '../../platform/crypto/cipher.ts'
import { createDatabase, type Database } from '../../platform/database.ts'
import { createLogger } from '../../platform/logger.ts'
import { headerOf, type MailServer, startMailServer } from '../../testing/mail-server.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { createNoticeDelivery } from './notice-delivery.service.ts'
import type { Decision } from './notice-rules.ts'
import { type NoticeSender, SendFault } from './notice-sender.ts'
import { createNoticeSealing } from './notice-sealing.ts'
import { createOutbox } from './outbox.service.ts'
import { createSmtpSender } from './smtp-sender.ts'

const publicUrl = 'https://notes.clinic.test:8443'
const cipher = createCipher({ current: 'phi-1', keys: new Map([['phi-1', randomBytes(32)]]) })
const log: string[] = []
const logger = createLogger('info', { write: (line) => void log.push(line) })
const never = new AbortController().signal

let test: TestDatabase
let database: Database
let admin: pg.Client
let server: MailServer
beforeAll(async () => {
  test = await createTestDatabase()
  database = createDatabase({ url: test.url, onIdleError: () => undefined })
  admin = new pg.Client(test.adminUrl)
  await admin.connect()
  server = await startMailServer()
})
afterAll(async () => {
  await server.close()
  await admin.end()
  await database.close()
  await test.drop()
})

let decision: Decision
const stopped: string[] = []
/** Amazon SNS, for a number that answered STOP. */
const optedOut: NoticeSender = {
  send: async () => Promise.reject(new SendFault('stopped', { permanent: true })),
  ping: async () => undefined,
  close: () => undefined,
}
let configured: boolean
const notConfigured: string[] = []
let smtp: ReturnType<typeof createSmtpSender>
beforeEach(() => {
  decision = { kind: 'send' }
  configured = true
  smtp = createSmtpSender({ url: server.url, from: 'notices@clinic.test', mayBePlain: false, stepMs: 2000 })
})
afterEach(async () => {
  smtp.close()
  log.length = 0
  server.mails.length = 0
  notConfigured.length = 0
  server.manner.refused.clear()
  server.manner.refusesData = null
  await admin.query('delete from notices')
  await admin.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
})

const delivery = () =>
  createNoticeDelivery({
    ...{ database, publicUrl, logger, sealing: createNoticeSealing(cipher) },
    rules: {
      // Long enough for whoever comes at the same moment to look as well.
      decide: (tx) => sql`select pg_sleep(0.03)`.execute(tx).then(() => decision),
      stopped: async (_tx, notice) => void stopped.push(notice.recipient),
    },
    senders: { email: configured ? smtp : null, sms: optedOut },
    onNotConfigured: (channel) => void notConfigured.push(channel),
  })
const deliver = (id: string) => delivery().deliver(id, never)

async function leave(to = 'robin@example.test') {
  const facts = { name: 'Robin', link: `${publicUrl}/verify-email#token` }
  const outbox = createOutbox({ database, cipher, publicUrl, takesReplies: true })
  await outbox.leaveAlone({ template: 'verify-email', to, facts, organizationId: null })
  const { rows } = await admin.query<{ id: string }>('select id from notices order by created_at desc limit 1')
  return rows[0]?.id ?? ''
}

async function stateOf(id: string) {
  const { rows } = await admin.query<Record<string, unknown>>(
    `select status, fault, attempts, findings, sent_at is not null as sent, claimed_until is not null as claimed from notices where id = $1`,
    [id],
  )
  return rows[0]
}

/** When the jobs that wait would run, in seconds from now. */
async function waiting() {
  const { rows } = await admin.query<{ seconds: number }>(
    `select extract(epoch from run_at - now())::int as seconds from graphile_worker._private_jobs j order by run_at`,
  )
  return rows.map(({ seconds }) => seconds)
}

describe('a notice that is due', () => {
  it('is sent, and known by the same Message-ID for good', async () => {
    const id = await leave()
    await deliver(id)
    expect(server.mails).toHaveLength(1)
    expect(server.mails.map((mail) => headerOf(mail, 'Message-ID'))).toEqual([`<${id}@notes.clinic.test>`])
    expect(await stateOf(id)).toMatchObject({ status: 'sent', fault: null, attempts: 1, sent: true, claimed: false })
  })

  it('is sent once by the same job twice, one after the other or at the same moment', async () => {
    const id = await leave()
    await Promise.all([deliver(id), deliver(id), deliver(id), deliver(id)])
    await deliver(id)
    expect(server.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', attempts: 1 })
  })

  it('whose connection breaks after the mail was taken comes again with the same Message-ID', async () => {
    const id = await leave()
    server.manner.breaksAfterData = 1
    await expect(deliver(id)).rejects.toThrow('The mail server does not answer')
    expect(await stateOf(id)).toMatchObject({ status: 'queued', fault: 'server-unreachable', claimed: false })
    await deliver(id)
    const ids = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
    expect(ids).toEqual([`<${id}@notes.clinic.test>`, `<${id}@notes.clinic.test>`])
    expect(await stateOf(id)).toMatchObject({ status: 'sent', fault: null, attempts: 2 })
  })

  it('whose address is refused has failed for good, and the one beside it is sent', async () => {
    server.manner.refused.set('gone@example.test', 550)
    const [gone, fine] = [await leave('gone@example.test'), await leave()]
    await Promise.all([deliver(gone), deliver(fine)])
    await deliver(gone)
    expect(await stateOf(gone)).toMatchObject({ status: 'failed', fault: 'address-refused', attempts: 1 })
    expect(await stateOf(fine)).toMatchObject({ status: 'sent' })
    expect(log.join('')).toContain('address-refused')
    expect(log.join('')).not.toMatch(/gone@|nobody/)
  })

  it('has failed after the last attempt, and goes out when its job is tried again by hand', async () => {
    const id = await leave()
    server.manner.refusesData = 451
    await admin.query('update notices set attempts = 8 where id = $1', [id])
    await expect(deliver(id)).rejects.toThrow('The mail server takes no more for now')
    expect(await stateOf(id)).toMatchObject({ status: 'queued', fault: 'server-busy', attempts: 9 })
    await expect(deliver(id)).rejects.toThrow('The mail server takes no more for now')
    expect(await stateOf(id)).toMatchObject({ status: 'failed', fault: 'server-busy', attempts: 10 })
    server.manner.refusesData = null
    await admin.query(`update notices set fault = 'server-refused' where id = $1`, [id])
    await deliver(id)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', fault: null })
  })
})

describe('a claim whose process died', () => {
  const leftBehind = async (seconds: number) => {
    const id = await leave()
    await admin.query(
      `update notices set status = 'sending', attempts = 1, claimed_until = now() + make_interval(secs => $2) where id = $1`,
      [id, seconds],
    )
    await admin.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
    return id
  }

  it('is waited for, not sent again', async () => {
    const id = await leftBehind(60)
    await deliver(id)
    expect(server.mails).toHaveLength(0)
    expect(await waiting()).toEqual([expect.closeTo(60, -1)])
  })

  it('is taken over when its time is up', async () => {
    const id = await leftBehind(-1)
    await deliver(id)
    expect(server.mails).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', attempts: 2 })
  })
})

it('a stop in the middle of sending leaves the notice to be sent again', async () => {
  const id = await leave()
  const stop = AbortSignal.abort(new Error('The service stopped'))
  await expect(delivery().deliver(id, stop)).rejects.toThrow('The service stopped')
  expect(await stateOf(id)).toMatchObject({ status: 'queued', fault: null, claimed: false })
})

describe('what the rules keep back', () => {
  it('is not sent where nobody wants it', async () => {
    decision = { kind: 'suppress', fault: 'not-wanted' }
    const id = await leave()
    await deliver(id)
    expect(await stateOf(id)).toMatchObject({ status: 'suppressed', fault: 'not-wanted', attempts: 0 })
  })

  it('waits for the end of quiet hours', async () => {
    decision = { kind: 'hold', until: new Date(Date.now() + 3600_000) }
    const id = await leave()
    await admin.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
    await deliver(id)
    expect(await stateOf(id)).toMatchObject({ status: 'queued', fault: 'quiet-hours', attempts: 0 })
    expect(await waiting()).toEqual([expect.closeTo(3600, -2)])
    decision = { kind: 'send' }
    await deliver(id)
    expect(await stateOf(id)).toMatchObject({ status: 'sent', fault: null })
  })

  it('is blocked for an identifier, and the log says which kind and where', async () => {
    decision = { kind: 'block', findings: [{ kind: 'name', where: 'subject' }] }
    const id = await leave()
    await deliver(id)
    const findings = [{ kind: 'name', where: 'subject' }]
    expect(await stateOf(id)).toMatchObject({ status: 'blocked', fault: 'identifier-found', findings })
    const line = log.map((text) => JSON.parse(text) as object)
    expect(line).toMatchObject([{ event: 'notice-blocked', level: 'warn', noticeId: id, findings }])
  })

  it.each(['failed', 'blocked', 'suppressed', 'bounced', 'sent'])(
    'stays %s when its job runs again',
    async (status) => {
      const id = await leave()
      await admin.query('update notices set status = $2 where id = $1', [id, status])
      await deliver(id)
      expect(server.mails).toHaveLength(0)
      expect(await stateOf(id)).toMatchObject({ status, attempts: 0 })
    },
  )
})

it('without a mail server a notice stays where it is, and its job ends', async () => {
  configured = false
  const id = await leave()
  await deliver(id)
  expect(await stateOf(id)).toMatchObject({ status: 'queued', fault: 'not-configured', attempts: 0 })
  expect(notConfigured).toEqual(['email'])
})

it('a number that told the SMS service STOP is kept in mind, and its notice has failed for good', async () => {
  const outbox = createOutbox({ database, cipher, publicUrl, takesReplies: true })
  const to = '+61491570156'
  await outbox.leaveAlone({ template: 'phone-code', to, facts: { code: '123456' }, organizationId: null })
  const { rows } = await admin.query<{ id: string }>('select id from notices')
  const id = rows[0]?.id ?? ''
  await deliver(id)
  expect(await stateOf(id)).toMatchObject({ status: 'failed', fault: 'stopped', attempts: 1 })
  expect(stopped).toEqual([to])
})
