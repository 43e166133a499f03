import type { FirstSteps } from '@medinotes/shared/first-steps'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { bookingSteps, createSpecialist, formAbout } from '../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { visit } from '../../testing/consultation-fixture.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp({ writer: createScriptedWriter([text('summary', 'Left knee pain.')]) })
})
afterAll(() => service.close())

const read = async (caller: Principal, claims = { amr: ['pwd'] }) =>
  (await service.send(caller, 'GET /api/me/first-steps', { claims })).body as unknown as FirstSteps
const openOf = async (caller: Principal) =>
  (await read(caller)).items.filter(({ done }) => !done).map(({ step }) => step)

test('a clinician on their own ticks off what is there, and what a colleague did elsewhere counts for nobody here', async () => {
  const clinician = await service.person({ administers: true })
  expect(await openOf(clinician)).toEqual(['first-note', 'hours', 'calendar', 'colleague', 'second-factor'])
  const authorization = `Bearer ${await service.tokenFor(clinician)}`
  await service.app.inject({ method: 'POST', url: '/api/consultation', headers: { authorization }, payload: visit })
  await service.send(clinician, 'POST /api/organization/invitations', {
    payload: { email: 'new@example.test', role: 'specialist' },
  })
  expect(await openOf(clinician)).toEqual(['hours', 'calendar', 'second-factor'])
  expect(await openOf(await service.person({ administers: true }))).toHaveLength(5)
  // Of a practice's clinicians each has their own first note, and only who runs it invites.
  const colleague = await service.person({ organization: clinician.organization ?? undefined })
  expect(await openOf(colleague)).toEqual(['first-note', 'hours', 'calendar', 'second-factor'])
  expect((await read(clinician, { amr: ['pwd', 'otp'] })).items.at(-1)).toEqual({ step: 'second-factor', done: true })
})

test('a practice and a firm have steps of their own', async () => {
  const admin = await service.person({ role: 'admin' })
  const steps = ['specialists', 'hours', 'policy', 'calendar', 'colleague', 'second-factor']
  expect(await openOf(admin)).toEqual(steps)
  const specialist = await createSpecialist(service.context.database, { practice: admin })
  expect(await openOf(admin)).toEqual(['policy', 'calendar', 'colleague', 'second-factor'])
  const referrer = await service.person({ role: 'referrer' })
  expect(await openOf(referrer)).toEqual(['first-booking', 'second-factor'])
  const booking = bookingSteps(service)
  const held = await booking.hold(referrer, (await booking.slotOf(specialist, referrer, 20)).id)
  expect(await openOf(referrer)).toEqual(['first-booking', 'second-factor'])
  await booking.confirm(referrer, held, formAbout('Linnea Quill'))
  expect(await openOf(referrer)).toEqual(['second-factor'])
})

test('who has seen enough is not shown them again, in this organization', async () => {
  const clinician = await service.person()
  const colleague = await service.person({ organization: clinician.organization ?? undefined })
  for (const _ of [1, 2]) {
    expect((await service.send(clinician, 'POST /api/me/first-steps/dismiss')).status).toBe(204)
  }
  expect([(await read(clinician)).dismissed, (await read(colleague)).dismissed]).toEqual([true, false])
  const trail = await service.query(
    `select 1 from audit_events where action = 'person.first-steps-dismissed' and person_id = $1`,
    [clinician.personId],
  )
  expect(trail).toHaveLength(1)
})
