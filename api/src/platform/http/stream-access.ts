import type { FastifyInstance } from 'fastify'
import type { Principal } from '../principal.ts'

/** Of these callers, those who could no longer make their request. */
export type FindRefused = (principals: readonly Principal[]) => Promise<ReadonlySet<Principal>>

const checkEveryMs = 2000

/** Ends the streams of whoever was disabled, demoted or signed out since: asked again, in one query for all, every 2 s. */
export function endRefusedStreams(app: FastifyInstance, findRefused: FindRefused, everyMs = checkEveryMs) {
  let checking = false

  async function check() {
    const held = app.eventStreams.open().filter((stream) => stream.principal !== null)
    if (checking || held.length === 0) return
    checking = true
    try {
      const refused = await findRefused(
        held.map(({ principal }) => principal).filter((principal) => principal !== null),
      )
      for (const stream of held) if (stream.principal !== null && refused.has(stream.principal)) stream.end()
    } catch (err) {
      // While the database does not answer nobody can be told apart; the next check decides.
      app.log.warn({ err }, 'The access of open streams could not be checked')
    } finally {
      checking = false
    }
  }

  const timer = setInterval(() => void check(), everyMs).unref()
  app.addHook('preClose', async () => clearInterval(timer))
}
