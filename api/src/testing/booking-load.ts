import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Principal } from '../platform/principal.ts'
import { bookingSteps, type TestSpecialist } from './booking-fixture.ts'

interface Sent {
  payload?: object
  key?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

export type Call = (line: string, sent?: Sent) => Promise<Response>

/** Requests of one person over a real socket. */
export const callerAt =
  (url: string, person: Record<string, string>): Call =>
  (line, { payload, key, headers, signal } = {}) => {
    const [method = '', path = ''] = line.split(' ')
    return fetch(`${url}${path}`, {
      method,
      headers: {
        ...person,
        ...(payload && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...headers,
      },
      ...(payload && { body: JSON.stringify(payload) }),
      ...(signal && { signal }),
    })
  }

export const stepsBy = (call: Call) =>
  bookingSteps({
    send: async (_caller, line, sent) => {
      const reply = await call(line, sent)
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    },
  })

/** As the page does: again under the same key, while nobody is there or the service is about to end. */
const insisting =
  (call: Call): Call =>
  async (line, sent) => {
    const key = randomUUID()
    for (;;) {
      const reply = await call(line, { ...sent, ...(sent?.payload && { key }) }).catch(() => null)
      // A 409 that says when to come back is of the same request, which is not at its end yet.
      const isEarly = reply?.status === 409 && reply.headers.has('retry-after')
      if (reply !== null && !isEarly && ![502, 503, 504].includes(reply.status)) return reply
      await wait(100)
    }
  }

interface Load {
  isOver: boolean
  /** Between one booking and the next. */
  pauseMs?: number
}

// As many of these days as one specialist has times for.
const bookingsPerStretch = 100
const stretchDays = 4

/** Takes one free time after another until the load is over; what was confirmed to it, and when. */
export async function bookOn(
  call: Call,
  { specialist, by }: { specialist: TestSpecialist; by: Principal },
  load: Load,
): Promise<{ id: string; at: number }[]> {
  const steps = stepsBy(insisting(call))
  const confirmed: { id: string; at: number }[] = []
  while (!load.isOver) {
    const days = 30 + stretchDays * Math.floor(confirmed.length / bookingsPerStretch)
    const [slot] = await steps.slotsOf(specialist, by, days)
    const { id } = await steps.confirm(by, await steps.hold(by, slot?.id ?? ''))
    confirmed.push({ id, at: performance.now() })
    if (load.pauseMs) await wait(load.pauseMs)
  }
  return confirmed
}
