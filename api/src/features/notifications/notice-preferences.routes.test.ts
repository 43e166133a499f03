import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { defaultChoices } from './notice-choices.ts'

let service: CallerApp
let person: Principal
beforeAll(async () => {
  service = await createCallerApp()
  person = await service.person()
})
afterAll(() => service.close())

const read = async (caller = person) => (await service.send(caller, 'GET /api/notices/preferences')).body
const put = (payload: object, caller = person) => service.send(caller, 'PUT /api/notices/preferences', { payload })
const chosen = { choices: defaultChoices, quietHours: null, timeZone: 'Australia/Sydney' }

describe('preferences', () => {
  it('are the defaults at first', async () => {
    expect(await read()).toEqual({
      ...chosen,
      ...{ phone: null, phoneToConfirm: null, smsStopped: false, smsAvailable: true },
    })
  })

  it('are kept as they were chosen, and the trail says what they were before', async () => {
    const choices = { ...defaultChoices, notes: { email: false, sms: true } }
    const wanted = { choices, quietHours: { from: '21:30', to: '06:00' }, timeZone: 'Australia/Perth' }
    expect((await put(wanted)).status).toBe(204)
    expect(await read()).toMatchObject(wanted)
    const [event] = await service.query<{ details: object }>(
      `select details from audit_events where action = 'notice-preferences.changed' and subject_id = $1`,
      [person.personId],
    )
    expect(event?.details).toMatchObject({
      ...{ sms: ['notes'], quietHours: '21:30-06:00', timeZone: 'Australia/Perth' },
      ...{ previousSms: [], previousQuietHours: null, previousTimeZone: 'Australia/Sydney' },
    })
  })

  it('belong to who has no organization, too', async () => {
    const newcomer = service.newcomer()
    expect((await service.send(newcomer, 'PUT /api/notices/preferences', { payload: chosen })).status).toBe(204)
    expect((await service.send(newcomer, 'GET /api/notices/preferences')).body).toMatchObject(chosen)
  })

  it('are nobody else’s to read or to change, by the database too', async () => {
    const colleague = await service.person({ organization: person.organization ?? undefined })
    expect(await read(colleague)).toMatchObject(chosen)
    const [seen, changed] = await service.context.database.as(colleague, async (tx) => [
      await tx.selectFrom('notice_settings').selectAll().where('person_id', '=', person.personId).execute(),
      await tx
        .updateTable('notice_settings')
        .set({ choices: '{}' })
        .where('person_id', '=', person.personId)
        .returning('person_id')
        .execute(),
    ])
    expect([seen, changed]).toEqual([[], []])
  })

  test.each([
    [
      'account mail off',
      { choices: { ...defaultChoices, account: { email: false, sms: false } } },
      'choices.account.email',
    ],
    [
      'alarms not by mail',
      { choices: { ...defaultChoices, alarms: { email: false, sms: true } } },
      'choices.alarms.email',
    ],
    [
      'invitations by SMS',
      { choices: { ...defaultChoices, invitations: { email: true, sms: true } } },
      'choices.invitations.sms',
    ],
    ['half of the choices', { choices: { notes: { email: true, sms: true } } }, 'choices.account'],
    ['an unknown place', { timeZone: 'Australia/Atlantis' }, 'timeZone'],
    ['quiet hours of a whole day', { quietHours: { from: '22:00', to: '22:00' } }, 'quietHours.to'],
    ['a time that is none', { quietHours: { from: '24:00', to: '07:00' } }, 'quietHours.from'],
  ])('with %s are refused at the field', async (_, change, path) => {
    const { status, body } = await put({ ...chosen, ...change })
    expect([status, body?.code]).toEqual([400, 'malformed'])
    expect(body?.errors).toContainEqual(expect.objectContaining({ path }))
  })
})

const enter = (caller: Principal, phone: string) =>
  service.send(caller, 'POST /api/notices/phone', { payload: { phone } })
const confirm = (caller: Principal, code: string) =>
  service.send(caller, 'POST /api/notices/phone/confirm', { payload: { code } })
const someMobile = () => `04${randomInt(1e7, 1e8)}`
const international = (mobile: string) => `+61${mobile.slice(1)}`

/** The code that came to a number last. */
async function codeSentTo(mobile: string) {
  const { items } = await service.context.outbox.list({ limit: 100 })
  const sms = items.find(({ channel, recipient }) => channel === 'sms' && recipient === international(mobile))
  return /^\d{6}/.exec(sms?.text ?? '')?.[0] ?? ''
}
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a phone', () => {
  it('is confirmed by the code that was sent to it, shown with its middle hidden, and removed again', async () => {
    const owner = await service.person()
    const mobile = someMobile()
    expect((await enter(owner, mobile)).status).toBe(204)
    const masked = `+61…${mobile.slice(-3)}`
    expect(await read(owner)).toMatchObject({ phone: null, phoneToConfirm: masked })
    const code = await codeSentTo(mobile)
    expect((await confirm(owner, code)).status).toBe(204)
    expect(await read(owner)).toMatchObject({ phone: masked, phoneToConfirm: null })
    expect((await confirm(owner, code)).status).toBe(400)
    for (const _ of [1, 2]) expect((await service.send(owner, 'DELETE /api/notices/phone')).status).toBe(204)
    expect(await read(owner)).toMatchObject({ phone: null })
    const events = await service.query<{ action: string; details: object }>(
      `select action, details from audit_events where subject_id = $1 and action like 'notice-phone.%' order by occurred_at`,
      [owner.personId],
    )
    expect(events).toEqual([
      { action: 'notice-phone.confirmed', details: {} },
      { action: 'notice-phone.removed', details: {} },
    ])
    expect(service.log.join()).not.toContain(mobile.slice(1))
  })

  it('takes five codes, and then not even the right one', async () => {
    const owner = await service.person()
    const mobile = someMobile()
    await enter(owner, mobile)
    const code = await codeSentTo(mobile)
    for (let tried = 0; tried < 5; tried++) {
      const { status, body } = await confirm(owner, wrongFor(code))
      expect([status, body?.errors]).toEqual([400, [expect.objectContaining({ path: 'code' })]])
    }
    expect((await confirm(owner, code)).status).toBe(400)
    expect(await read(owner)).toMatchObject({ phone: null })
  })

  it('is not confirmed by a code that has run out, or that was sent to somebody else', async () => {
    const [owner, other] = [await service.person(), await service.person()]
    const mobiles = [someMobile(), someMobile()] as const
    await enter(owner, mobiles[0])
    await enter(other, mobiles[1])
    const code = await codeSentTo(mobiles[0])
    expect((await confirm(other, code)).status).toBe(400)
    await service.query(`update notice_phone_codes set expires_at = now() where person_id = $1`, [owner.personId])
    expect((await confirm(owner, code)).status).toBe(400)
    expect(await read(owner)).toMatchObject({ phone: null, phoneToConfirm: null })
  })

  it('that is entered anew is confirmed by the new code alone', async () => {
    const owner = await service.person()
    const mobiles = [someMobile(), someMobile()] as const
    for (const mobile of mobiles) await enter(owner, mobile)
    const [first, second] = [await codeSentTo(mobiles[0]), await codeSentTo(mobiles[1])]
    expect((await confirm(owner, first === second ? wrongFor(second) : first)).status).toBe(400)
    expect((await confirm(owner, second)).status).toBe(204)
    expect(await read(owner)).toMatchObject({ phone: `+61…${mobiles[1].slice(-3)}` })
  })

  it('gets three codes an hour, from one person or from several', async () => {
    const owner = await service.person()
    const mobile = someMobile()
    for (let sent = 0; sent < 3; sent++) expect((await enter(owner, mobile)).status).toBe(204)
    expect((await enter(owner, someMobile())).body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect((await enter(await service.person(), mobile)).status).toBe(429)
  })

  it('that answered STOP is told to send START first, and its owner sees why nothing comes', async () => {
    const owner = await service.person()
    const mobile = someMobile()
    await enter(owner, mobile)
    await confirm(owner, await codeSentTo(mobile))
    await service.query(
      `insert into notice_refusals (channel, address_index, reason)
       select 'sms', phone_index, 'stopped' from notice_settings where person_id = $1`,
      [owner.personId],
    )
    expect(await read(owner)).toMatchObject({ smsStopped: true })
    expect((await enter(owner, mobile)).body).toMatchObject({ status: 409, code: 'conflict' })
  })

  test.each(['12', '02 9876 5432', '+61 2 9876 5432', '0499 888 77', '+61 499 888 7766', 'mine', '+0412345678', ''])(
    'such as “%s” is refused at the field',
    async (phone) => {
      const { status, body } = await enter(person, phone)
      expect([status, body?.errors]).toEqual([400, [expect.objectContaining({ path: 'phone' })]])
    },
  )
})

test('old notices, codes that ran out and old webhooks are swept away, and nothing else', async () => {
  const owner = await service.person()
  await enter(owner, someMobile())
  await service.query(`update notice_phone_codes set expires_at = now() - interval '1 s' where person_id = $1`, [
    owner.personId,
  ])
  await service.query(`insert into notice_webhooks values ('old', now() - interval '31 days'), ('new', now())`)
  const [newest] = await service.query<{ id: string }>(
    `update notices set created_at = now() - interval '91 days'
     where id = (select id from notices order by created_at desc, id desc limit 1) returning id`,
  )
  const counted = async () => Number((await service.query<{ count: string }>('select count(*) from notices'))[0]?.count)
  const before = await counted()
  await service.context.notices.sweepOld()
  expect(await counted()).toBe(before - 1)
  expect(await service.query('select from notices where id = $1', [newest?.id])).toEqual([])
  expect(await service.query('select id from notice_webhooks')).toEqual([{ id: 'new' }])
  expect(await service.query('select from notice_phone_codes where expires_at < now()')).toEqual([])
})
