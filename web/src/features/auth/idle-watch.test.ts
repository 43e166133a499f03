import { beforeEach, describe, expect, it } from 'vitest'
import { createIdleWatch, type IdleWatch } from './idle-watch.ts'

const minutes = (count: number) => count * 60_000
const start = Date.parse('2026-03-03T08:00:00.000Z')

let clock: number
let pings: number[]
let announced: number
let hoursLeft: number
let idleMinutes: number
let watch: IdleWatch

const instant = (time: number) => new Date(time).toISOString()

beforeEach(() => {
  clock = start
  pings = []
  announced = 0
  hoursLeft = 12
  idleMinutes = 15
  watch = createIdleWatch({
    now: () => clock,
    idleMinutes: () => idleMinutes,
    announce: () => (announced += 1),
    ping: async () => {
      pings.push((clock - start) / minutes(1))
      return { idleAt: instant(clock + minutes(15)), endsAt: instant(start + minutes(60 * hoursLeft)) }
    },
  })
})

/** A second at a time, as the page's own timer does. */
async function pass(duration: number, act?: () => void) {
  for (const end = clock + duration; clock < end;) {
    clock += 1000
    act?.()
    watch.tick()
    await Promise.resolve()
  }
}

describe('while somebody works', () => {
  it('tells the service at most once a minute, and not at all of reading', async () => {
    await pass(minutes(3), () => watch.touch())
    expect(pings.length).toBeGreaterThanOrEqual(3)
    expect(pings.length).toBeLessThanOrEqual(4)
    await pass(minutes(1))
    const told = pings.length
    await pass(minutes(5))
    expect(pings).toHaveLength(told)
    expect(watch.state()).toEqual({ kind: 'working' })
  })

  it('tells of the last movement too, so that the service never ends the session before the page does', async () => {
    watch.touch()
    await pass(30_000)
    watch.touch()
    await pass(minutes(2))
    expect(pings).toEqual([0, 1])
  })

  it('tells the other tabs, and hears of them', async () => {
    watch.touch()
    expect(announced).toBe(1)
    await pass(minutes(14))
    expect(watch.state()).toMatchObject({ kind: 'warning', reason: 'idle' })
    watch.heard()
    expect(watch.state()).toEqual({ kind: 'working' })
  })
})

describe('when nobody is there', () => {
  it('ends sooner where the organisation wants it, from when it is known on', async () => {
    await pass(minutes(2))
    idleMinutes = 5
    await pass(minutes(1))
    expect(watch.state()).toEqual({ kind: 'warning', reason: 'idle', endsAt: start + minutes(5) })
    await pass(minutes(2))
    expect(watch.state()).toEqual({ kind: 'ended' })
  })

  it('warns after 13 minutes and ends after 15', async () => {
    await pass(minutes(13) - 1000)
    expect(watch.state().kind).toBe('working')
    await pass(1000)
    expect(watch.state()).toEqual({ kind: 'warning', reason: 'idle', endsAt: start + minutes(15) })
    await pass(minutes(2) - 1000)
    expect(watch.state().kind).toBe('warning')
    await pass(1000)
    expect(watch.state().kind).toBe('ended')
  })

  it('takes an answer to the warning alone for activity', async () => {
    await pass(minutes(13))
    watch.touch()
    expect(watch.state().kind).toBe('warning')
    const told = pings.length
    watch.stay()
    expect(watch.state().kind).toBe('working')
    expect(pings).toHaveLength(told + 1)
  })

  it('is not deceived by a computer that slept', () => {
    clock += minutes(20)
    watch.touch()
    expect(watch.state().kind).toBe('ended')
    watch.heard()
    watch.stay()
    expect(watch.state().kind).toBe('ended')
    watch.restart()
    expect(watch.state().kind).toBe('working')
  })
})

describe('the longest a session lasts', () => {
  it('is warned of once, whatever is done, and then ends it', async () => {
    hoursLeft = 1
    await pass(minutes(58), () => watch.touch())
    expect(watch.state()).toEqual({ kind: 'warning', reason: 'absolute', endsAt: start + minutes(60) })
    watch.dismiss()
    expect(watch.state().kind).toBe('working')
    await pass(minutes(1), () => watch.touch())
    expect(watch.state().kind).toBe('working')
    await pass(minutes(1), () => watch.touch())
    expect(watch.state().kind).toBe('ended')
  })
})
