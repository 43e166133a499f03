import type { Database } from '../../platform/database.ts'
import type { MessageBus } from '../../platform/redis.ts'
import { type ChainTail, createChainTail, type HearEvents } from './chain-tail.ts'
import { readHeads } from './live-event.repository.ts'

interface Dependencies {
  database: Database
  /** Carries word of changes between instances; null where there is one alone. */
  bus: MessageBus | null
  /** Told when the database could not be asked; the next look makes up for it. */
  onFault: (error: unknown) => void
}

const lookEveryMs = 2000

export type LiveHub = ReturnType<typeof createLiveHub>

/**
 * Follows the chains of the organizations that somebody here has a page open of. Word of a change only says when to look:
 * what is told comes from the database, and a look every two seconds finds what no word came of.
 */
export function createLiveHub({ database, bus, onFault }: Dependencies) {
  const tails = new Map<string, { tail: ChainTail; holders: number }>()
  let looking = false

  /** The tail of an organization, kept until everybody who holds it has let it go. */
  function hold(organizationId: string) {
    const held = tails.get(organizationId) ?? { tail: createChainTail(database, organizationId), holders: 0 }
    tails.set(organizationId, held)
    held.holders += 1
    const letGo = () => {
      held.holders -= 1
      if (held.holders === 0) tails.delete(organizationId)
    }
    return { tail: held.tail, letGo }
  }

  const look = (organizationId: string) => void tails.get(organizationId)?.tail.catchUp().catch(onFault)

  async function lookEverywhere() {
    if (looking || tails.size === 0) return
    looking = true
    try {
      const heads = await readHeads(database, [...tails.keys()])
      for (const { tail } of tails.values()) {
        if ((heads.get(tail.organizationId) ?? 0) > tail.last()) look(tail.organizationId)
      }
    } catch (error) {
      onFault(error)
    } finally {
      looking = false
    }
  }

  const timer = setInterval(() => void lookEverywhere(), lookEveryMs).unref()
  bus?.listen(look)

  return {
    /** Something was committed in the organization: look now, here and on every other instance. */
    poke(organizationId: string) {
      look(organizationId)
      bus?.tell(organizationId)
    },

    /** Lets `hear` have everything after `last`, which is at least `atLeast` if the chain goes so far. */
    async join(organizationId: string, hear: HearEvents, atLeast: number) {
      const { tail, letGo } = hold(organizationId)
      try {
        await tail.begun
        // Another instance has told this reader more than has been read here.
        if (atLeast > tail.last()) await tail.catchUp()
      } catch (error) {
        letGo()
        throw error
      }
      tail.hearers.add(hear)
      const leave = () => {
        if (tail.hearers.delete(hear)) letGo()
      }
      return { last: tail.last(), leave }
    },

    close: () => clearInterval(timer),
  }
}
