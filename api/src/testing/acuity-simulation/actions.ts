import { AppError } from '../../platform/errors.ts'
import type { Fault } from '../acuity-emulator/faults.ts'
import { referenceFieldId } from '../acuity-emulator/account.ts'
import { calendarId, typeId } from '../acuity-fixture.ts'
import { formAbout } from '../booking-fixture.ts'
import { Crash } from './crashing-database.ts'
import type { Random } from './random.ts'
import type { SimulatedService } from './simulated-service.ts'
import type { Booked, World } from './world.ts'

export interface Action {
  /** What the log of a schedule says. */
  words: string
  run(): Promise<unknown>
}

interface Scene {
  service: SimulatedService
  world: World
  random: Random
}

type Choice = (scene: Scene) => Action | undefined

const writeRoutes = ['POST /appointments', 'PUT /appointments/:id/reschedule', 'PUT /appointments/:id/cancel']
const readRoutes = ['GET /appointments', 'GET /appointments/:id', 'POST /availability/check-times']

const faults: Fault['kind'][] = [
  ...(['drop-before-commit', 'commit-then-drop', 'commit-then-500', 'commit-then-502', 'truncated-json'] as const),
  ...(['server-error', 'too-many-requests', 'waf', 'empty-200'] as const),
]

const short = (id: string) => id.slice(0, 4)
const clock = (at: number | Date) => new Date(at).toISOString().slice(11, 16)

const bookedIn = ({ world, random }: Scene): Booked | undefined =>
  world.bookings.length === 0 ? undefined : random.of(world.bookings)

const appointmentIn = ({ service, random }: Scene) => {
  const live = [...service.emulator.account.appointments.values()].filter(({ cancelled }) => !cancelled)
  return live.length === 0 ? undefined : random.of(live)
}

const principalOf = ({ world }: Scene, { by }: Booked) => {
  const principal = world.referrers[by]
  if (principal === undefined) throw new Error('Nobody booked it')
  return principal
}

const book: Choice = (scene) => {
  const { service, world, random } = scene
  const startsAt = random.of(world.times)
  const by = random.below(world.referrers.length)
  const form = confirmationOf(`Examinee ${random.below(1_000_000)}`)
  return {
    words: `book ${clock(startsAt)}`,
    async run() {
      const principal = principalOf(scene, { id: '', by })
      const held = await service.bookings.holds.hold(principal, { slotId: world.slotId(startsAt) })
      world.bookings.push({ id: held.id, by })
      await service.bookings.confirmation.confirm(principal, held.id, form)
    },
  }
}

/** Once more, or of one whose first attempt was cut off. */
const confirm: Choice = (scene) => {
  const { service, random } = scene
  const booked = bookedIn(scene)
  if (booked === undefined) return undefined
  const form = confirmationOf(`Examinee ${random.below(1_000_000)}`)
  return {
    words: `confirm ${short(booked.id)}`,
    run: () => service.bookings.confirmation.confirm(principalOf(scene, booked), booked.id, form),
  }
}

const confirmationOf = (name: string) => {
  const form = formAbout(name)
  return {
    ...form,
    matter: { ...form.matter, claimType: 'workers-compensation' as const },
    ...{ expectedDocuments: [], examineeNotices: false },
  }
}

const cancel: Choice = (scene) => {
  const booked = bookedIn(scene)
  return (
    booked && {
      words: `cancel ${short(booked.id)}`,
      run: () =>
        scene.service.bookings.cancellation.cancel(principalOf(scene, booked), booked.id, { reason: 'matter-settled' }),
    }
  )
}

const move: Choice = (scene) => {
  const { service, world, random } = scene
  const booked = bookedIn(scene)
  if (booked === undefined) return undefined
  const to = random.of(world.times)
  return {
    words: `move ${short(booked.id)} to ${clock(to)}`,
    async run() {
      world.moved.add(booked.id)
      await service.bookings.moves.reschedule(principalOf(scene, booked), booked.id, { slotId: world.slotId(to) })
    },
  }
}

const settle: Choice = (scene) => {
  const booked = bookedIn(scene)
  return booked && { words: `settle ${short(booked.id)}`, run: () => scene.service.bookings.settle(booked.id) }
}

const wait: Choice = ({ service, random }) => {
  const seconds = random.of([1, 3, 12, 40, 130, 700])
  return { words: `wait ${seconds} s`, run: async () => service.advance(seconds * 1000) }
}

const fail: Choice = ({ service, random }) => {
  const route = random.of(random.chance(0.7) ? writeRoutes : readRoutes)
  const kind = random.of(faults)
  const nth = 1 + random.below(2)
  return {
    words: `fault ${kind} at call ${nth} of ${route}`,
    run: async () => service.emulator.fault(route, { kind } as Fault, { nth, times: 1 + random.below(2) }),
  }
}

const crash: Choice = ({ service, random }) => {
  const [transactions, after] = [1 + random.below(12), random.chance(0.5)]
  return {
    words: `crash ${after ? 'after' : 'before'} transaction ${transactions}`,
    run: async () => service.crashing.crashAt(transactions, after),
  }
}

/** An answer that takes its time, or a call that arrives after whoever made it has given up. */
const slow: Choice = ({ service, world, random }) => {
  const route = random.of(random.chance(0.8) ? writeRoutes : readRoutes)
  const kind = random.of(['hold-before-commit', 'hold-after-commit', 'drop-then-commit', 'drop-then-commit'] as const)
  return {
    words: `the next ${route} is slow: ${kind}`,
    run: async () => service.emulator.fault(route, { kind, hold: world.pauses.add() }),
  }
}

/** A process that does nothing for a while and then goes on, whatever has become of its work. */
const freeze: Choice = ({ service, world, random }) => {
  const [transactions, after] = [1 + random.below(8), random.chance(0.5)]
  return {
    words: `freeze ${after ? 'after' : 'before'} transaction ${transactions}`,
    run: async () => service.crashing.stallAt(transactions, after, world.pauses.add()),
  }
}

const goOn: Choice = ({ world }) =>
  world.pauses.isAny() ? { words: 'what waited goes on', run: async () => world.pauses.letOneGo() } : undefined

const dashboard: Choice = (scene) => {
  const { service, world, random } = scene
  const { dashboard: people } = service.emulator
  const at = random.of(world.times).getTime()
  const one = appointmentIn(scene)
  const kind = random.below(4)
  if (kind === 0 || one === undefined) {
    return {
      words: `dashboard adds at ${clock(at)}`,
      run: async () => people.add({ startsAt: at, calendarId, typeId }),
    }
  }
  if (kind === 1) return { words: `dashboard cancels ${one.id}`, run: async () => people.cancel(one.id) }
  if (kind === 2) {
    return {
      words: `dashboard moves ${one.id} to ${clock(at)}`,
      async run() {
        world.moved.add(one.id)
        people.move(one.id, at)
      },
    }
  }
  return {
    words: `dashboard clears the reference of ${one.id}`,
    run: async () => people.edit(one.id, { fields: new Map([[referenceFieldId, '']]) }),
  }
}

const webhook: Choice = ({ service, world, random }) => {
  const { collected } = service.emulator.webhooks
  if (collected.length === 0) return undefined
  const delivery = random.of(collected)
  const comesAgain = random.chance(0.3)
  return {
    words: `webhook ${delivery.body.slice(0, 40)}`,
    run: async () => {
      if (!comesAgain) collected.splice(collected.indexOf(delivery), 1)
      await service.acuity.intake.receive({ ...delivery, accountId: undefined })
      await service.readInbox(world.accountId)
    },
  }
}

const reconcile: Choice = ({ service, world }) => ({
  words: 'reconcile',
  run: () => service.acuity.reconciliation.reconcileAccount(world.accountId),
})

const weather: Choice = ({ service, random }) => {
  const { account } = service.emulator
  const choice = random.of([
    { listLagMs: 0 },
    { listLagMs: 30_000 },
    { releasedSlotMs: 120_000 },
    { releasedSlotMs: 0 },
    { raceWindow: true },
    { rivals: 1 },
    { rivals: 1 },
  ])
  return { words: `Acuity has ${JSON.stringify(choice)}`, run: async () => void Object.assign(account, choice) }
}

export type Weighted = readonly (readonly [weight: number, Choice])[]

const anything: Weighted = [
  [8, book],
  [2, confirm],
  [2, cancel],
  [3, move],
  [3, settle],
  [3, wait],
  [4, fail],
  [2, crash],
  [2, slow],
  [2, freeze],
  [4, goOn],
  [4, dashboard],
  [3, webhook],
  [1, reconcile],
  [2, weather],
]

const trouble: Weighted = [
  [4, slow],
  [2, freeze],
  [1, crash],
  [1, fail],
  [2, weather],
]

const only = (...choices: Choice[]): Weighted => choices.map((choice) => [1, choice])

/** From which choices each thing that happens is taken: a booking meets trouble first, and half of what is late comes very late. */
export const story = (random: Random): Weighted[] => [
  ...[trouble, only(book)],
  ...Array.from({ length: 3 + random.below(5) }, () => anything),
  ...(random.chance(0.5) ? [only(wait), only(settle, cancel), only(wait), only(settle)] : []),
]

/** The next thing that happens; nothing where none of the choices has anything to happen to. */
export function nextAction(scene: Scene, among: Weighted): Action | undefined {
  const possible = among.flatMap(([weight, choice]) => {
    const action = choice(scene)
    return action ? [{ weight, action }] : []
  })
  let left = scene.random.next() * possible.reduce((sum, { weight }) => sum + weight, 0)
  for (const { weight, action } of possible) {
    left -= weight
    if (left < 0) return action
  }
  return undefined
}

/** Whether a failure is one that people or machines are told of and may meet again. */
export const isExpected = (error: unknown) =>
  error instanceof Crash ||
  error instanceof AppError ||
  (error instanceof Error && (error.name === 'JobFault' || error.name === 'AcuityFault'))
