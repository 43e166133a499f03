import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { AppError } from './errors.ts'
import { runtimeConnection } from './database.ts'

/**
 * This process's mark in the database: an advisory lock on a connection of its own. Work it has begun carries the
 * lock's key, so that everybody can tell at once, without clocks, when the process that began it is gone.
 */
export interface Presence {
  /** Key of the lock held now; throws `unavailable` while there is no connection. */
  key(): string
  close(): Promise<void>
}

interface PresenceOptions {
  url: string
  /** Called whenever a lock is held again after the one before was lost with its connection. */
  onRegained: () => void
}

const retryMs = 500

// A connection that is cut without a word would go on looking held here while the server has dropped the lock.
const checkMs = 4000

const letGo = (client: pg.Client) => void client.end().catch(() => undefined)

export async function createPresence({ url, onRegained }: PresenceOptions): Promise<Presence> {
  let held: { key: string; client: pg.Client } | undefined
  let closing = false
  let retry: NodeJS.Timeout | undefined

  async function acquire() {
    const client = new pg.Client({ ...runtimeConnection(url), application_name: 'medinotes-presence' })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (held?.client !== client) return
      held = undefined
      if (!closing) retryLater()
    })
    try {
      await client.connect()
      const key = (randomBytes(8).readBigInt64BE() >> 1n).toString()
      await client.query('select pg_advisory_lock($1::bigint)', [key])
      held = { key, client }
    } catch (error) {
      letGo(client)
      throw error
    }
  }

  function retryLater() {
    clearTimeout(retry)
    retry = setTimeout(() => {
      acquire().then(onRegained, retryLater)
    }, retryMs)
    retry.unref()
  }

  const check = setInterval(() => {
    const { client } = held ?? {}
    client?.query('select 1').catch(() => letGo(client))
  }, checkMs)
  check.unref()

  await acquire()
  return {
    key() {
      if (!held)
        throw new AppError('unavailable', 'The database does not answer. Try again in a moment.', {
          retryAfterSeconds: 2,
        })
      return held.key
    },
    async close() {
      closing = true
      clearTimeout(retry)
      clearInterval(check)
      await held?.client.end()
    },
  }
}
