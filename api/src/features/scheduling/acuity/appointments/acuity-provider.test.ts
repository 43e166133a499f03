import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createHold } from '../../../../testing/acuity-emulator/faults.ts'
import { referenceFieldId } from '../../../../testing/acuity-emulator/account.ts'
import { type AcuityApp, calendarId, createAcuityApp, typeId } from '../../../../testing/acuity-fixture.ts'

let acuity: AcuityApp
beforeAll(async () => {
  acuity = await createAcuityApp()
})
afterAll(() => acuity.close())
afterEach(() => {
  acuity.emulator.clearFaults()
  acuity.emulator.account.appointments.clear()
  acuity.emulator.webhooks.collected.length = 0
})

const post = 'POST /appointments'

describe('submitting', () => {
  test('makes one appointment that bears the booking’s id and nothing of the examinee', async () => {
    const held = await acuity.hold()
    const { status, body } = await acuity.confirm(held)
    expect([status, body.status]).toEqual([200, 'confirmed'])
    const [made, ...others] = acuity.live()
    expect(others).toEqual([])
    expect(made).toMatchObject({ calendarId, typeId, startsAt: Date.parse(held.startsAt), firstName: 'MediNotes' })
    expect(made?.fields.get(referenceFieldId)).toBe(held.id)
    const sent = JSON.stringify(acuity.emulator.calls.map((call) => [call.body, call.query.toString()]))
    for (const part of ['Marigold', 'Zephyrine', '1979', '20417', 'diagnosis']) expect(sent).not.toContain(part)
    expect(await acuity.row(held)).toMatchObject({ state: 'confirmed', acuity_id: String(made?.id) })
  })

  test.each([
    { kind: 'commit-then-drop' },
    { kind: 'commit-then-502' },
    { kind: 'truncated-json' },
    { kind: 'empty-200' },
  ] as const)('finds the one that was made although the answer was lost: $kind', async (fault) => {
    acuity.emulator.fault(post, fault)
    const held = await acuity.hold()
    const { status, body } = await acuity.confirm(held)
    expect([status, body.status]).toEqual([200, 'submitting'])
    await acuity.pass(2)
    await acuity.settle(held)
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
    expect(acuity.live()).toHaveLength(1)
  })

  test('asks once more only when nothing has turned up for a while and the time is free', async () => {
    acuity.emulator.fault(post, { kind: 'drop-before-commit' })
    const held = await acuity.hold()
    await acuity.confirm(held)
    await acuity.pass(2)
    await acuity.settle(held)
    const posts = () =>
      acuity.emulator.calls.filter(({ route, body }) => route === post && JSON.stringify(body).includes(held.id))
    expect([posts().length, acuity.live().length]).toEqual([1, 0])
    await acuity.pass(120)
    await acuity.settle(held)
    expect([posts().length, acuity.live().length]).toEqual([2, 1])
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
  })

  test('waits while lists lag behind, however often it is looked for', async () => {
    acuity.emulator.account.listLagMs = 40_000
    acuity.emulator.fault(post, { kind: 'commit-then-drop' })
    const held = await acuity.hold()
    await acuity.confirm(held)
    await acuity.pass(5)
    await acuity.settle(held)
    expect(await acuity.row(held)).toMatchObject({ state: 'unknown', attempts: 1 })
    acuity.emulator.account.listLagMs = 0
    for (const one of acuity.appointments()) one.listedAt = 0
    await acuity.pass(30)
    await acuity.settle(held)
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
    expect(acuity.live()).toHaveLength(1)
  })

  test('gives the time back where somebody else took it in Acuity', async () => {
    const held = await acuity.hold()
    acuity.emulator.dashboard.add({ startsAt: Date.parse(held.startsAt), calendarId, typeId })
    const { status, body } = await acuity.confirm(held)
    expect([status, body.code]).toEqual([409, 'slot_taken'])
    expect(await acuity.read(held)).toMatchObject({ status: 'released' })
  })

  test('lets the earlier of two stand that Acuity let in at once', async () => {
    const held = await acuity.hold()
    acuity.emulator.account.raceWindow = true
    const reached = createHold()
    acuity.emulator.fault(post, { kind: 'hold-after-commit', hold: reached })
    const confirmed = acuity.confirm(held)
    await reached.reached
    const [own] = acuity.live()
    const other = acuity.emulator.dashboard.add({ startsAt: Date.parse(held.startsAt), calendarId, typeId })
    // Theirs was first.
    acuity.emulator.account.appointments.delete(other.id)
    acuity.emulator.account.appointments.set(1, { ...other, id: 1 })
    reached.release()
    const { status, body } = await confirmed
    acuity.emulator.account.raceWindow = false
    expect([status, body.code]).toEqual([409, 'slot_taken'])
    expect(acuity.live().map(({ id }) => id)).toEqual([1])
    expect(acuity.emulator.account.appointments.get(own?.id ?? 0)).toMatchObject({ cancelled: true })
  })

  test.each([
    [{ kind: 'too-many-requests' }, 'submitting'],
    [{ kind: 'waf' }, 'submitting'],
  ] as const)('is presumed not to have happened, and asked again: %o', async (fault, status) => {
    acuity.emulator.fault(post, fault)
    const held = await acuity.hold()
    expect((await acuity.confirm(held)).body.status).toBe(status)
    await acuity.pass(10)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await acuity.settle(held)
    expect(await acuity.read(held)).toMatchObject({ status: 'confirmed' })
    expect(acuity.live()).toHaveLength(1)
  })

  test('takes an earlier attempt of its own that went through late for nobody else’s, and leaves one', async () => {
    const { dashboard } = acuity.emulator
    const held = await acuity.hold()
    const late = dashboard.add({ startsAt: Date.parse(held.startsAt) + 4 * 3_600_000, calendarId, typeId })
    const hold = createHold()
    acuity.emulator.fault('GET /appointments/:id', { kind: 'hold-before-commit', hold })
    const confirming = acuity.confirm(held)
    await hold.reached
    dashboard.move(late.id, Date.parse(held.startsAt))
    dashboard.edit(late.id, { fields: new Map([[referenceFieldId, held.id]]) })
    hold.release()
    expect((await confirming).body.status).toBe('confirmed')
    await acuity.readInbox()
    expect(acuity.live()).toHaveLength(1)
    expect(await acuity.row(held)).toMatchObject({ state: 'confirmed', acuity_id: String(acuity.live()[0]?.id) })
  })

  test('tells the practice where a field became required, and gives the time back', async () => {
    const [form] = acuity.emulator.account.forms
    form?.fields.push({ id: 99, name: 'Medicare number', required: true, type: 'textbox' })
    const held = await acuity.hold()
    const { status, body } = await acuity.confirm(held)
    form?.fields.pop()
    expect([status, body.code]).toEqual([409, 'calendar_refused'])
    const { body: findings } = await acuity.app.send(acuity.practice, 'GET /api/acuity/findings?open=true')
    expect(findings?.['items']).toEqual([
      expect.objectContaining({ kind: 'configuration', details: { code: 'required_field' } }),
    ])
  })
})

describe('cancelling', () => {
  const booked = async () => (await acuity.confirm(await acuity.hold(40))).body

  test('cancels in Acuity for good, and says nothing of why', async () => {
    const booking = await booked()
    await acuity.steps.done(acuity.referrer, `POST /api/bookings/${booking.id}/cancel`, { reason: 'matter-settled' })
    expect(acuity.live()).toEqual([])
    expect(JSON.stringify(acuity.emulator.calls.at(-2)?.body)).not.toContain('settled')
    expect(await acuity.row(booking)).toMatchObject({ state: 'cancelled' })
  })

  test('that gets no answer is looked at and asked again', async () => {
    const booking = await booked()
    acuity.emulator.fault('PUT /appointments/:id/cancel', { kind: 'drop-before-commit' })
    await acuity.steps.done(acuity.referrer, `POST /api/bookings/${booking.id}/cancel`, { reason: 'matter-settled' })
    expect(acuity.live()).toHaveLength(1)
    await acuity.pass(2)
    await acuity.settle(booking)
    expect(acuity.live()).toEqual([])
  })

  test('of a booking that Acuity has not answered yet leaves no appointment behind, however late it turns up', async () => {
    acuity.emulator.account.listLagMs = 300_000
    acuity.emulator.fault(post, { kind: 'commit-then-drop' })
    const held = await acuity.hold(40)
    await acuity.confirm(held)
    await acuity.steps.done(acuity.referrer, `POST /api/bookings/${held.id}/cancel`, { reason: 'matter-settled' })
    await acuity.pass(120)
    await acuity.settle(held)
    expect(await acuity.row(held)).toMatchObject({ state: 'cancelled', acuity_id: null })
    acuity.emulator.account.listLagMs = 0
    for (const one of acuity.appointments()) one.listedAt = 0
    await acuity.app.context.acuity.reconciliation.reconcileAll()
    expect(acuity.live()).toEqual([])
  })
})

describe('moving', () => {
  const booked = async () => (await acuity.confirm(await acuity.hold(50))).body
  const move = async ({ id }: { id: string }) => {
    const slot = await acuity.steps.slotOf(acuity.specialist, acuity.referrer, 60)
    const reply = await acuity.app.send(acuity.referrer, `POST /api/bookings/${id}/reschedule`, {
      payload: { slotId: slot.id },
    })
    return { slot, reply }
  }

  test('moves the same appointment', async () => {
    const booking = await booked()
    const [before] = acuity.live()
    const { slot, reply } = await move(booking)
    expect(reply).toMatchObject({ status: 200, body: { startsAt: slot.startsAt } })
    expect(acuity.live()).toMatchObject([{ id: before?.id, startsAt: Date.parse(slot.startsAt) }])
  })

  test('that happened without an answer is seen by looking', async () => {
    const booking = await booked()
    acuity.emulator.fault('PUT /appointments/:id/reschedule', { kind: 'commit-then-drop' })
    const { slot, reply } = await move(booking)
    expect(reply).toMatchObject({ status: 200, body: { startsAt: booking.startsAt } })
    await acuity.pass(2)
    await acuity.settle(booking)
    expect(await acuity.read(booking)).toMatchObject({ startsAt: slot.startsAt })
    expect(acuity.live()).toHaveLength(1)
  })

  test('while somebody moves it in Acuity waits for a person to say which time counts', async () => {
    const booking = await booked()
    const [own] = acuity.live()
    acuity.emulator.dashboard.move(own?.id ?? 0, (own?.startsAt ?? 0) + 2 * 3_600_000)
    const { slot } = await move(booking)
    expect(await acuity.row(booking)).toMatchObject({ state: 'moving', reason: 'both-moved' })
    const { body } = await acuity.app.send(acuity.practice, 'GET /api/acuity/findings?open=true')
    const findings = (body?.['items'] ?? []) as { id: string; kind: string }[]
    const finding = findings.find(({ kind }) => kind === 'both-moved')
    const payload = { settlement: 'ours' }
    const settled = await acuity.app.send(acuity.practice, `POST /api/acuity/findings/${finding?.id}/settle`, {
      payload,
    })
    expect(settled.status).toBe(200)
    await acuity.settle(booking)
    expect(await acuity.read(booking)).toMatchObject({ startsAt: slot.startsAt })
    expect(acuity.live()).toMatchObject([{ startsAt: Date.parse(slot.startsAt) }])
  })
})
