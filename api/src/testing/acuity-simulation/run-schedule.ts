import { sql } from 'kysely'
import type { Principal } from '../../platform/principal.ts'
import { type Action, isExpected, nextAction, story, type Weighted } from './actions.ts'
import { createHistory } from './history.ts'
import { readRows, violations } from './invariants.ts'
import { createRandom } from './random.ts'
import type { SimulatedService } from './simulated-service.ts'
import { createWorld, type World } from './world.ts'

export interface Outcome {
  seed: number
  /** What happened, a line each. */
  log: string[]
  /** Bookings that were confirmed in the end. */
  confirmed: number
  /** What does not hold; empty where all is well. */
  violations: string[]
}

const mostRounds = 40

/** Lets one schedule happen: chosen by its seed, then come to rest, then looked at. */
export async function runSchedule(service: SimulatedService, practice: Principal, seed: number): Promise<Outcome> {
  const random = createRandom(seed)
  const world = await createWorld(service, practice, random.below(28))
  const log: string[] = []
  const history = createHistory(service)
  const waiting: Promise<void>[] = []
  const carryOut = async ({ words, run }: Action) => {
    try {
      await run()
      log.push(words)
    } catch (error) {
      if (!isExpected(error)) throw error
      log.push(`${words}: ${error instanceof Error ? `${error.name} ${error.message.slice(0, 60)}` : ''}`)
    }
  }
  const attempt = async (among: Weighted) => {
    const action = nextAction({ service, world, random }, among)
    if (action === undefined) return
    const carriedOut = carryOut(action)
    waiting.push(carriedOut)
    await world.pauses.unlessStopped(carriedOut)
    history.look()
  }
  Object.assign(service.emulator.account, {
    ...{
      raceWindow: random.chance(0.5),
      listLagMs: random.of([0, 0, 30_000]),
      releasedSlotMs: random.of([0, 0, 60_000]),
    },
  })
  for (const among of story(random)) {
    if (random.chance(0.25)) await Promise.all([attempt(among), attempt(among)])
    else await attempt(among)
  }
  world.pauses.letAllGo()
  service.crashing.neverCrash()
  await Promise.all(waiting)
  history.look()
  await comeToRest(service, world)
  const rows = await readRows(service, world)
  const confirmed = rows.filter(({ status }) => status === 'confirmed').length
  return { seed, log, confirmed, violations: violations(service, rows, { history, world }) }
}

/** Everything works again; time goes by, and whatever is left to do is done. */
async function comeToRest(service: SimulatedService, world: World) {
  const { emulator } = service
  emulator.clearFaults()
  Object.assign(emulator.account, { listLagMs: 0, releasedSlotMs: 0, raceWindow: false, rivals: 0 })
  for (const one of emulator.account.appointments.values()) one.listedAt = 0
  for (let round = 0; round < mostRounds; round += 1) {
    service.advance(700_000)
    const unsettled = await unsettledOf(service, world)
    for (const { id } of unsettled) await service.bookings.settle(id)
    await service.acuity.reconciliation.reconcileAccount(world.accountId)
    await service.readInbox(world.accountId)
    if (unsettled.every(({ waits }) => waits) && round > 0) return
  }
}

interface Unsettled {
  id: string
  /** For somebody to decide, whatever time goes by. */
  waits: boolean
}

async function unsettledOf({ database }: SimulatedService, { specialist }: World) {
  return database.system(async (tx) => {
    const { rows } = await sql<Unsettled>`
      select b.id, coalesce(a.state = 'review' or a.reason = 'both-moved', false) as waits
      from bookings b left join acuity_appointments a on a.booking_id = b.id
      where b.specialist_id = ${specialist.id} and (b.status = 'submitting' or b.pending is not null)`.execute(tx)
    return rows
  })
}
