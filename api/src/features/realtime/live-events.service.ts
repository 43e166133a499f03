import type { LiveEvent } from '@medinotes/shared/events'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import { hears } from './event-audience.ts'
import { type ChainedEvent, readChain } from './live-event.repository.ts'
import type { LiveHub } from './live-hub.ts'

/** Whoever missed more reads everything again, which is less work for both. */
const replayAtMost = 1000

/** Links that may pass a reader by before it is told how far they go. */
const silentAtMost = 100

/** Streams of one person at this instance: a few windows on a few devices. */
const streamsAtMost = 10

export type LiveEventsService = ReturnType<typeof createLiveEventsService>

/** Tells a person what changes in their organization, as far as they may see it. */
export function createLiveEventsService({ database, hub }: { database: Database; hub: LiveHub }) {
  const places = createPlaces()

  /** Goes on after `after`, or from now on where it is null; returns the way to stop. */
  async function follow(principal: Principal, after: number | null, send: (event: LiveEvent) => void) {
    const organizationId = principal.organization?.id
    if (organizationId === undefined) return sendNothing(send)
    const reader = createReader(principal, send)
    const { last, leave } = await hub.join(organizationId, reader.hear, after ?? 0)
    try {
      // Beyond the end of the chain: it was restored from an earlier day.
      const isKnown = after === null || (after <= last && last - after <= replayAtMost)
      const from = after !== null && isKnown ? after : last
      send({ id: from, event: isKnown ? 'ready' : 'reset', data: {} })
      const missed = from < last ? await readChain(database, organizationId, from, last - from) : []
      reader.begin(from, missed)
      return leave
    } catch (error) {
      leave()
      throw error
    }
  }

  return {
    async follow(principal: Principal, after: number | null, send: (event: LiveEvent) => void) {
      const free = places.take(principal.personId)
      try {
        const leave = await follow(principal, after, send)
        return () => {
          leave()
          free()
        }
      } catch (error) {
        free()
        throw error
      }
    },
  }
}

// Who belongs nowhere yet hears nothing; joining an organization ends the stream, and the next one is of that.
function sendNothing(send: (event: LiveEvent) => void) {
  send({ id: 0, event: 'ready', data: {} })
  return () => undefined
}

/** Passes on what the person may hear; holds back what comes while the missed is still read. */
function createReader(principal: Principal, send: (event: LiveEvent) => void) {
  const held: ChainedEvent[] = []
  let hasBegun = false
  let told = 0

  function pass(events: readonly ChainedEvent[]) {
    for (const event of events) {
      if (hears(principal, event)) {
        told = event.seq
        send({ id: event.seq, event: 'change', data: { type: event.action, id: event.subjectId } })
      } else if (event.seq - told >= silentAtMost) {
        told = event.seq
        send({ id: event.seq, event: 'position', data: {} })
      }
    }
  }

  return {
    hear: (events: readonly ChainedEvent[]) => (hasBegun ? pass(events) : void held.push(...events)),
    begin(from: number, missed: readonly ChainedEvent[]) {
      hasBegun = true
      told = from
      pass([...missed, ...held.splice(0)])
    },
  }
}

function createPlaces() {
  const taken = new Map<string, number>()
  return {
    /** Returns the way to give the place back; throws `too_many_streams` when there is none. */
    take(personId: string) {
      const count = taken.get(personId) ?? 0
      if (count >= streamsAtMost) {
        const detail = `${streamsAtMost} of your pages are open already. Close one.`
        throw new AppError('too_many_streams', detail, { retryAfterSeconds: 30 })
      }
      taken.set(personId, count + 1)
      let isFree = false
      return () => {
        if (isFree) return
        isFree = true
        const left = (taken.get(personId) ?? 1) - 1
        if (left > 0) taken.set(personId, left)
        else taken.delete(personId)
      }
    },
  }
}
