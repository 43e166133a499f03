import type { Fault } from '../../api/src/testing/acuity-emulator/faults.ts'
import { connectAcuity } from '../../api/src/testing/acuity-fixture.ts'
import { bookingForm, createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { stepsBy } from '../../api/src/testing/booking-load.ts'
import { whileIt } from '../../api/src/testing/fault-proxy.ts'
import type { Installation } from './installation.ts'
import { type Figures, type Scenario, timed, until } from './scenario.ts'

const made = 'POST /appointments'
const seen = '“Being confirmed”, then the confirmed booking'

/** A referrer and a specialist whose calendar a practice keeps in Acuity: the same for every scenario. */
async function connect({ person, callerOf, database }: Installation) {
  const [practice, referrer] = await Promise.all([person({ role: 'admin' }), person({ role: 'referrer' })])
  const specialist = await createSpecialist(database, { practice })
  await connectAcuity(database, { practice, specialist })
  return { call: await callerOf(referrer), referrer, specialist }
}

let connected: ReturnType<typeof connect> | undefined

async function measure(
  installation: Installation,
  figures: Figures,
  meanwhile: { fault?: Fault; mend?: () => Promise<void> },
) {
  const { acuity, query } = installation
  const { call, referrer, specialist } = await (connected ??= connect(installation))
  const steps = stepsBy(call)
  const held = await steps.hold(referrer, (await steps.slotOf(specialist, referrer)).id)
  const live = () => [...acuity.account.appointments.values()].filter(({ cancelled }) => !cancelled)
  const before = live().length
  if (meanwhile.fault) acuity.fault(made, meanwhile.fault)
  const confirmed = await timed(call(`POST /api/bookings/${held.id}/confirm`, { payload: bookingForm }))
  const { status } = (await confirmed.result.json()) as { status: string }
  figures.exactly('answered', `${confirmed.result.status} ${status}`, '200 submitting')
  figures.atMost('after', confirmed.ms / 1000, 15, 's')
  const [row] = await query<{ state: string }>('select state from acuity_appointments where booking_id = $1', [held.id])
  figures.tell('the appointment meanwhile', row?.state ?? 'none')
  await meanwhile.mend?.()
  const isConfirmed = async () => (await steps.done(referrer, `GET /api/bookings/${held.id}`)).status === 'confirmed'
  figures.atMost('confirmed after', (await until('confirmed', 100_000, isConfirmed)) / 1000, 90, 's')
  figures.exactly('appointments in Acuity', live().length - before, 1)
}

const late: Scenario = {
  ...{ part: 'Acuity', fault: 'makes an appointment and answers too late', seen },
  run: (installation, figures) => measure(installation, figures, { fault: { kind: 'delay-after-commit', ms: 13_000 } }),
}

const lost: Scenario = {
  ...{ part: 'Acuity', fault: 'makes an appointment and breaks the connection', seen },
  run: (installation, figures) => measure(installation, figures, { fault: { kind: 'commit-then-drop' } }),
}

const gone: Scenario = {
  ...{ part: 'Acuity', fault: 'refuses connections', seen },
  run: (installation, figures) =>
    whileIt(installation.lines.acuity, { kind: 'refuses' }, () =>
      measure(installation, figures, { mend: () => installation.lines.acuity.become({ kind: 'passes' }) }),
    ),
}

export const acuityScenarios = [lost, late, gone]
