import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createBlindIndex } from '../../platform/crypto/blind-index.ts'
import { createCipher } from '../../platform/crypto/cipher.ts'
import { createDatabase, type Database } from '../../platform/database.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { addressIndex } from './address-index.ts'
import type { Choices } from './notice-choices.ts'
import { upsertPhone, upsertPreferences } from './notice-preferences.repository.ts'
import type { NoticeToSend } from './notice-rules.ts'
import { createNoticeRules } from './notice-rules.service.ts'
import { createOutbox, type Outbox } from './outbox.service.ts'
import { createPhoneSealing } from './phone-sealing.ts'

const cipher = createCipher({ current: 'test', keys: new Map([['test', randomBytes(32)]]) })
const blindIndex = createBlindIndex(randomBytes(32))
const phones = createPhoneSealing(cipher)
const phone = '+61412345678'
const night = new Date('2026-06-10T13:00:00Z')
const endOfNight = new Date('2026-06-10T21:00:00Z')

let server: TestDatabase
let database: Database
let outbox: Outbox
let organizationId: string
let personId: string

beforeAll(async () => {
  server = await createTestDatabase()
  database = createDatabase({ url: server.url, onIdleError: () => undefined })
  outbox = createOutbox({ database, cipher, publicUrl: 'https://notes.example.test', takesReplies: true })
  const person = await createPrincipal(database)
  personId = person.personId
  organizationId = person.organization?.id ?? ''
})
afterAll(async () => {
  await database.close()
  await server.drop()
})

const rules = createNoticeRules({
  ...{ cipher, blindIndex, smsAvailable: true, now: () => night },
  identifiersOf: async () => ({ names: ['Jané Doe'], dates: ['1970-03-03'], numbers: [], phones: [], emails: [] }),
})

const facts = { organizationName: 'Wattle', requestedBy: 'Robin Vale', link: 'https://notes.example.test/app' }
const planRequested = (dedupeKey?: string) =>
  ({
    template: 'plan-requested',
    to: 'a@example.test',
    facts,
    organizationId,
    ...(dedupeKey && { dedupeKey }),
  }) as const

const content = {
  ...{ subject: 'A plan', text: 'Decide about it', html: '<p>Decide</p>', sms: 'Decide: https://x.test' },
  ...{ attachment: null, known: [] },
}
const noticeOf = (wanted: Partial<NoticeToSend> = {}): NoticeToSend => ({
  ...{ id: randomUUID(), category: 'practice', channel: 'email', template: 'plan-requested', personId: null },
  ...{ case: null, recipient: 'a@example.test', content, ...wanted },
})
const decide = (wanted: Partial<NoticeToSend> = {}) => database.system((tx) => rules.decide(tx, noticeOf(wanted)))

/** What somebody wants, until the next time. */
const wants = (choices: Partial<Choices>, { quiet = false, number = null as string | null } = {}) =>
  database.system(async (tx) => {
    const quietHours = quiet ? { from: '22:00', to: '07:00' } : null
    await upsertPreferences(tx, personId, { choices, quietHours, timeZone: 'Australia/Sydney' })
    const index = number && addressIndex(blindIndex, 'sms', number)
    await upsertPhone(tx, personId, index && number ? { sealed: phones.seal(personId, number), index } : null)
  })

const refuse = (channel: 'email' | 'sms', address: string, reason: string) =>
  database.system((tx) =>
    tx
      .insertInto('notice_refusals')
      .values({ channel, address_index: addressIndex(blindIndex, channel, address), reason })
      .execute(),
  )

const count = async (condition: string) => {
  const { rows } = await database.system((tx) =>
    sql<{ count: string }>`select count(*) from notices where ${sql.raw(condition)}`.execute(tx),
  )
  return Number(rows[0]?.count)
}

describe('the outbox', () => {
  it('keeps one notice of a cause that is told many times at the same moment, by different people', async () => {
    const member = await createPrincipal(database, {
      organization: { id: organizationId, name: 'x', kind: 'practice', status: 'active' },
    })
    const leave = () => database.as(member, (tx) => outbox.leave(tx, planRequested('one-cause')))
    await Promise.all(Array.from({ length: 8 }, leave))
    expect(await count(`dedupe_key = 'one-cause'`)).toBe(1)
  })

  it('leaves neither notice nor job of a cause that is undone', async () => {
    const undone = database.system(async (tx) => {
      await outbox.leave(tx, planRequested('undone'))
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await count(`dedupe_key = 'undone'`)).toBe(0)
  })

  it('tells the category of the template and whose it is', async () => {
    await database.system((tx) => outbox.leave(tx, { ...planRequested('whose'), personId }))
    expect(await count(`dedupe_key = 'whose' and category = 'practice' and person_id = '${personId}'`)).toBe(1)
  })
})

describe('a notice', () => {
  it('that names nobody of its case goes out', async () => {
    expect(await decide({ case: { type: 'consultation', id: randomUUID() } })).toEqual({ kind: 'send' })
  })

  it('that names somebody of its case is blocked, whoever wants it', async () => {
    const named = { ...content, text: 'About JANE, seen on 3/3/70' }
    expect(await decide({ case: { type: 'consultation', id: randomUUID() }, content: named })).toEqual({
      kind: 'block',
      findings: [
        { kind: 'name', where: 'text' },
        { kind: 'date', where: 'text' },
      ],
    })
  })

  it('whose case cannot be read is not sent', async () => {
    const blind = createNoticeRules({
      ...{ cipher, blindIndex, smsAvailable: true },
      identifiersOf: () => Promise.reject(new Error('sealed')),
    })
    const about = noticeOf({ case: { type: 'consultation', id: randomUUID() } })
    await expect(database.system((tx) => blind.decide(tx, about))).rejects.toThrow('sealed')
  })

  it('that somebody does not want is not sent', async () => {
    await wants({ practice: { email: false, sms: false } }, { quiet: true })
    expect(await decide({ personId })).toEqual({ kind: 'suppress', fault: 'not-wanted' })
    expect(await decide({ personId, category: 'notes' })).toMatchObject({ kind: 'hold' })
  })

  it('that can wait is held until quiet hours end, and an urgent one is not', async () => {
    await wants({}, { quiet: true })
    expect(await decide({ personId })).toEqual({ kind: 'hold', until: endOfNight })
    expect(await decide({ personId, category: 'alarms' })).toEqual({ kind: 'send' })
    expect(await decide({ personId, category: 'account' })).toEqual({ kind: 'send' })
  })
})

describe('an address that takes nothing more', () => {
  test.each([
    ['bounced', 'practice', { kind: 'suppress', fault: 'address-bounced' }],
    ['bounced', 'alarms', { kind: 'suppress', fault: 'address-bounced' }],
    ['bounced', 'account', { kind: 'send' }],
    ['bounced', 'invitations', { kind: 'send' }],
    ['complained', 'invitations', { kind: 'suppress', fault: 'complained' }],
    ['complained', 'account', { kind: 'send' }],
  ] as const)('because it %s: of %s it gets what it must', async (reason, category, decision) => {
    const recipient = `${randomUUID()}@example.test`
    await refuse('email', recipient.toUpperCase(), reason)
    expect(await decide({ category, recipient })).toEqual(decision)
  })

  it('because STOP came from it: no SMS at all', async () => {
    await refuse('sms', '+61498765432', 'stopped')
    const code = { category: 'account', channel: 'sms', recipient: '+61498765432' } as const
    expect(await decide(code)).toEqual({ kind: 'suppress', fault: 'stopped' })
  })
})

describe('an SMS beside a mail', () => {
  const withSms = { practice: { email: true, sms: true } }
  const leftFor = (id: string) => count(`dedupe_key = '${id}:sms' and channel = 'sms' and category = 'practice'`)

  it('is left once, however often the mail is tried, and goes by the same rules', async () => {
    await wants(withSms, { number: phone })
    const id = randomUUID()
    await decide({ id, personId })
    await decide({ id, personId })
    expect(await leftFor(id)).toBe(1)
    const { items } = await outbox.list({ limit: 100 })
    expect(items).toContainEqual(expect.objectContaining({ channel: 'sms', recipient: phone, text: content.sms }))
  })

  it('is left where mail is not wanted, and not without a confirmed number', async () => {
    const [mailOff, noNumber] = [randomUUID(), randomUUID()]
    await wants({ practice: { email: false, sms: true } }, { number: phone })
    expect(await decide({ id: mailOff, personId })).toEqual({ kind: 'suppress', fault: 'not-wanted' })
    expect(await leftFor(mailOff)).toBe(1)
    await wants(withSms)
    await decide({ id: noNumber, personId })
    expect(await leftFor(noNumber)).toBe(0)
  })

  it('does not go to a number that was given up meanwhile', async () => {
    const sms = { personId, channel: 'sms', recipient: phone } as const
    await wants(withSms, { number: phone })
    expect(await decide(sms)).toEqual({ kind: 'send' })
    await wants(withSms, { number: '+61400000000' })
    expect(await decide(sms)).toEqual({ kind: 'suppress', fault: 'not-wanted' })
    // A code is asked for, also before there is a number.
    expect(await decide({ ...sms, category: 'account' })).toEqual({ kind: 'send' })
  })
})

it('a number that the SMS service calls stopped gets nothing more, however often it says so', async () => {
  const sms = { channel: 'sms', recipient: '+61491570199' } as const
  expect(await decide(sms)).toEqual({ kind: 'send' })
  await database.system((tx) => rules.stopped(tx, sms))
  await database.system((tx) => rules.stopped(tx, sms))
  expect(await decide(sms)).toEqual({ kind: 'suppress', fault: 'stopped' })
})
