import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { referenceFieldId } from '../../../../testing/acuity-emulator/account.ts'
import { createHold } from '../../../../testing/acuity-emulator/faults.ts'
import { type AcuityApp, calendarId, createAcuityApp, typeId } from '../../../../testing/acuity-fixture.ts'

let acuity: AcuityApp
beforeAll(async () => {
  acuity = await createAcuityApp()
})
afterAll(() => acuity.close())
afterEach(() => {
  acuity.emulator.account.appointments.clear()
  acuity.emulator.webhooks.collected.length = 0
})

const hour = 3_600_000

const book = async (days: number) => {
  const { body } = await acuity.confirm(await acuity.hold(days))
  const own = acuity.live().find(({ fields }) => fields.get(referenceFieldId) === body.id)
  if (own === undefined) throw new Error('Acuity does not have it')
  return { booking: body, own }
}

/** Webhooks went astray; the round finds out. */
const compare = () => acuity.app.context.acuity.reconciliation.reconcileAll()

const findingsOf = async ({ id }: { id: string }) => {
  const { body } = await acuity.app.send(acuity.practice, 'GET /api/acuity/findings')
  const items = body?.['items'] as { bookingId: string; kind: string; settlement: string | null; id: string }[]
  return items.filter(({ bookingId }) => bookingId === id)
}

const atMost = (kind: string, settlement: string | null) => [expect.objectContaining({ kind, settlement })]

describe('a change made in Acuity', () => {
  test('of the time moves the booking, its deadlines and its reservation, and costs nothing', async () => {
    await acuity.app.context.acuity.webhooks.checkAll()
    const { booking, own } = await book(30)
    acuity.emulator.webhooks.collected.length = 0
    const to = own.startsAt + 24 * hour
    acuity.emulator.dashboard.move(own.id, to)
    await acuity.deliver()
    const moved = await acuity.read(booking)
    expect(moved.startsAt).toBe(new Date(to).toISOString())
    expect(moved.activity.at(-1)).toMatchObject({
      kind: 'rescheduled',
      personName: null,
      details: { source: 'calendar' },
    })
    expect(moved.deadlines).not.toEqual(booking.deadlines)
    expect(await acuity.app.query('select from slot_reservations where booking_id = $1', [booking.id])).toHaveLength(1)
    expect(await findingsOf(booking)).toEqual(atMost('moved', 'applied'))
  })

  test('that cancels is a cancellation by the practice, without a fee', async () => {
    const { booking, own } = await book(31)
    acuity.emulator.dashboard.cancel(own.id)
    await compare()
    expect(await acuity.read(booking)).toMatchObject({ status: 'cancelled', cancelled: { feeCents: 0 } })
    expect(await findingsOf(booking)).toEqual(atMost('cancelled', 'applied'))
  })

  test('onto another booking’s time waits for somebody, and our time can be kept', async () => {
    const [first, second] = [await book(32), await book(32)]
    acuity.emulator.dashboard.move(second.own.id, first.own.startsAt)
    await compare()
    await compare()
    expect(await acuity.read(second.booking)).toMatchObject({ startsAt: second.booking.startsAt })
    const found = await findingsOf(second.booking)
    expect(found).toContainEqual(expect.objectContaining({ kind: 'moved-onto-taken', settlement: null }))
    const id = found.find(({ kind }) => kind === 'moved-onto-taken')?.id
    const settle = (settlement: string) =>
      acuity.app.send(acuity.practice, `POST /api/acuity/findings/${id}/settle`, { payload: { settlement } })
    expect(await settle('theirs')).toMatchObject({ status: 409 })
    expect(await settle('ours')).toMatchObject({ status: 200, body: { settlement: 'ours' } })
    expect(acuity.emulator.account.appointments.get(second.own.id)?.startsAt).toBe(second.own.startsAt)
    expect(await settle('ours')).toMatchObject({ status: 409 })
  })

  test('to a calendar that is nobody’s here waits for somebody', async () => {
    const { booking, own } = await book(33)
    acuity.emulator.dashboard.move(own.id, own.startsAt, 4_410_001)
    await compare()
    expect(await acuity.read(booking)).toMatchObject({ startsAt: booking.startsAt, status: 'confirmed' })
    expect(await findingsOf(booking)).toEqual(atMost('moved-elsewhere', null))
    const [found] = await findingsOf(booking)
    const theirs = await acuity.app.send(acuity.practice, `POST /api/acuity/findings/${found?.id}/settle`, {
      payload: { settlement: 'theirs' },
    })
    expect(theirs).toMatchObject({ status: 409, body: { code: 'conflict' } })
    acuity.emulator.dashboard.move(own.id, own.startsAt, calendarId)
    await compare()
    expect(await findingsOf(booking)).toEqual(atMost('moved-elsewhere', 'gone'))
  })

  test('after the examination began changes nothing here, and is told once', async () => {
    const { booking, own } = await book(34)
    await acuity.app.query(
      `with own as (update acuity_appointments set starts_at = now() - interval '1 hour' where booking_id = $1)
       update bookings set starts_at = now() - interval '1 hour', ends_at = now() where id = $1`,
      [booking.id],
    )
    acuity.emulator.dashboard.cancel(own.id)
    for (let time = 0; time < 2; time += 1) {
      await acuity.app.context.acuity.refresh(acuity.accountId, own.id, AbortSignal.timeout(5000))
    }
    expect(await acuity.read(booking)).toMatchObject({ status: 'confirmed' })
    expect(await findingsOf(booking)).toEqual(atMost('changed-after', null))
  })

  test('that clears our reference is put right', async () => {
    const { booking, own } = await book(35)
    acuity.emulator.dashboard.edit(own.id, { fields: new Map() })
    await compare()
    expect(acuity.emulator.account.appointments.get(own.id)?.fields.get(referenceFieldId)).toBe(booking.id)
    expect(await findingsOf(booking)).toEqual(atMost('mark-restored', 'applied'))
  })

  test('that makes an appointment vanish is shown, and nothing is done', async () => {
    const { booking, own } = await book(36)
    acuity.emulator.account.appointments.delete(own.id)
    await compare()
    expect(await acuity.read(booking)).toMatchObject({ status: 'confirmed' })
    expect(await findingsOf(booking)).toEqual(atMost('missing', null))
    const [found] = await findingsOf(booking)
    const note = () =>
      acuity.app.send(acuity.practice, `POST /api/acuity/findings/${found?.id}/settle`, {
        payload: { settlement: 'noted' },
      })
    // All of them have read it before the first one may write.
    await acuity.app.query('begin')
    await acuity.app.query('select from acuity_findings where id = $1 for update', [found?.id])
    const noted = Promise.all([note(), note(), note()])
    await vi.waitFor(async () => {
      await acuity.app.query('select pg_stat_clear_snapshot()')
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      expect(await acuity.app.query(waiting)).toHaveLength(3)
    })
    await acuity.app.query('commit')
    const statuses = (await noted).map(({ status }) => status)
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 409, 409])
  })

  test('that copies our reference makes a second appointment, which is cancelled', async () => {
    const { booking, own } = await book(37)
    const copy = { startsAt: own.startsAt + 2 * hour, calendarId, typeId, fields: new Map(own.fields) }
    const stray = acuity.emulator.dashboard.add(copy)
    await compare()
    expect(acuity.live().map(({ id }) => id)).toEqual([own.id])
    expect(acuity.emulator.account.appointments.get(stray.id)).toMatchObject({ cancelled: true })
    expect(await findingsOf(booking)).toEqual(atMost('stray-cancelled', 'applied'))
  })

  test('a second time is left alone where a look makes it the booking’s own this very moment', async () => {
    const { booking, own } = await book(36)
    const copy = { startsAt: own.startsAt + 2 * hour, calendarId, typeId, fields: new Map(own.fields) }
    const second = acuity.emulator.dashboard.add(copy)
    const hold = createHold()
    acuity.emulator.fault('GET /appointments/:id', { kind: 'hold-before-commit', hold }, { nth: 2 })
    const { accountId } = acuity
    const read = acuity.app.context.acuity.refresh(accountId, second.id, AbortSignal.timeout(10_000))
    await hold.reached
    await acuity.app.query('update acuity_appointments set acuity_id = $1 where booking_id = $2', [
      second.id,
      booking.id,
    ])
    hold.release()
    await read
    expect(acuity.emulator.account.appointments.get(second.id)).toMatchObject({ cancelled: false })
  })

  test('by somebody else entirely is nobody’s business here', async () => {
    const { booking, own } = await book(38)
    acuity.emulator.dashboard.add({ startsAt: own.startsAt + 5 * hour, calendarId, typeId })
    await compare()
    expect(await findingsOf(booking)).toEqual([])
    acuity.emulator.dashboard.add({ startsAt: own.startsAt, calendarId, typeId })
    await compare()
    expect(await findingsOf(booking)).toEqual(atMost('overlap', null))
  })
})

test('an account whose key was changed in Acuity is asked no more until somebody has looked', async () => {
  const { booking, own } = await book(39)
  const { account, calls } = acuity.emulator
  const { apiKey } = account
  account.apiKey = 'made-anew'
  await compare()
  const asked = calls.length
  await compare()
  expect(calls).toHaveLength(asked)
  const { body } = await acuity.app.send(acuity.practice, 'GET /api/acuity/account')
  expect(body).toMatchObject({ account: { halted: 'unauthorized' } })
  const told = await acuity.app.context.outbox.list({ limit: 100 })
  expect(told.items).toContainEqual(
    expect.objectContaining({ recipient: acuity.practice.email, subject: 'Acuity no longer accepts the connection' }),
  )
  acuity.emulator.dashboard.cancel(own.id)
  account.apiKey = apiKey
  expect(await acuity.app.send(acuity.practice, 'POST /api/acuity/account/check')).toMatchObject({ status: 200 })
  await compare()
  expect(await acuity.read(booking)).toMatchObject({ status: 'cancelled' })
})
