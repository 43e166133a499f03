import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { isConnectionLoss } from './connection-loss.ts'
import { usualWaitMs } from './database-wait.ts'
import { createStatementNames, isOutdatedPlan, type StatementNames } from './statement-names.ts'
import { nameStatement } from './telemetry/statement-name.ts'
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts'

/** How long a caller waits for a connection that others use, as long as the database answers them. */
const queueLimitMs = 10_000

/** The least a connection gets to give its first answer, however long the wait for it was. */
const leastAnswerMs = 300

// PostgreSQL ends a long statement itself; the client's limit is for a server that says nothing at all.
const statementLimitMs = 8000
const silenceLimitMs = 9000

export const connectionLimits = {
  connectionTimeoutMillis: usualWaitMs,
  query_timeout: silenceLimitMs,
  keepAlive: true,
}

/** Session settings, as PostgreSQL's start-up packet takes them. */
export const sessionLimits = `-c statement_timeout=${statementLimitMs} -c lock_timeout=5s -c idle_in_transaction_session_timeout=20s`

/** Without these listeners a connection that is lost, idle or in use, would end the process. */
export function hearErrors(pool: pg.Pool, onIdleError: (error: Error) => void) {
  pool.on('error', onIdleError)
  // Whoever uses the connection hears of it from their statement.
  pool.on('connect', (client) => void client.on('error', () => undefined))
}

interface PoolSettings {
  onIdleError: (error: Error) => void
  /** See `usualWaitMs`, which holds otherwise. */
  waitMs?: number | undefined
  telemetry?: Telemetry
}

/** A pool for Kysely that gives up a connection on which the server is silent, and opens another. */
export function openPool(
  config: pg.PoolConfig,
  { onIdleError, waitMs = usualWaitMs, telemetry = noTelemetry }: PoolSettings,
): PostgresPool & { figures(): Record<string, number> } {
  const pool = new pg.Pool({
    ...{ ...connectionLimits, ...config },
    connectionTimeoutMillis: Math.max(waitMs, queueLimitMs),
  })
  hearErrors(pool, onIdleError)
  let answeredAt = -Infinity
  const companions = { names: createStatementNames(), telemetry, onAnswer: () => (answeredAt = performance.now()) }
  return {
    figures: () => ({
      ...{ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
    }),
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const begunAt = performance.now()
      const msLeft = () => Math.max(begunAt, answeredAt) + waitMs - performance.now()
      const client = await whileAnswered(pool.connect(), msLeft)
      return new Lease(client, companions, Math.max(msLeft(), leastAnswerMs))
    },
  }
}

/** A statement as it is timed. */
export const pieceOf = (statement: string) => ({ kind: 'statement', name: nameStatement(statement) }) as const

interface Companions {
  names: StatementNames
  telemetry: Telemetry
  onAnswer: () => void
}

/** Rejects once no time is left; a connection that comes later goes back. */
async function whileAnswered(connecting: Promise<pg.PoolClient>, msLeft: () => number) {
  const { promise: silence, reject } = Promise.withResolvers<never>()
  let isOver = false
  const look = () => {
    if (isOver) return
    const ms = msLeft()
    if (ms > 0) timer = setTimeout(soon, ms)
    else reject(new Error('timeout exceeded when trying to connect'))
  }
  // Answers may have arrived while this process was busy; they are read before the immediate runs.
  const soon = () => setImmediate(look)
  let timer = setTimeout(soon, msLeft())
  try {
    return await Promise.race([connecting, silence])
  } catch (error) {
    connecting.then((client) => client.release()).catch(() => undefined)
    throw error
  } finally {
    isOver = true
    clearTimeout(timer)
  }
}

/** A connection taken from the pool; its first statement, a short one, shows whether anybody is there. */
class Lease implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  #firstAnswerMs: number | undefined
  #lost = false
  readonly #telemetry: Telemetry
  readonly #onAnswer: () => void

  constructor(client: pg.PoolClient, { names, telemetry, onAnswer }: Companions, firstAnswerMs: number) {
    this.#client = client
    this.#names = names
    this.#telemetry = telemetry
    this.#onAnswer = onAnswer
    this.#firstAnswerMs = firstAnswerMs
  }

  query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  query<Row>(
    statement: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof statement !== 'string') throw new TypeError('Rows are not read through cursors here')
    if (this.#telemetry === noTelemetry) return this.#query<Row>(statement, parameters)
    return this.#telemetry.observe(pieceOf(statement), () => this.#query<Row>(statement, parameters))
  }

  release(discard = false) {
    this.#client.release(discard || this.#lost)
  }

  async #query<Row>(statement: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (this.#lost) throw new Error('Connection terminated')
    const limitMs = this.#firstAnswerMs
    this.#firstAnswerMs = undefined
    try {
      // One without parameters may be several in one, which cannot be prepared.
      const name = parameters.length > 0 ? this.#names.nameOf(statement) : undefined
      const answer = this.#client.query({ text: statement, values: [...parameters], ...(name && { name }) })
      const { command, rowCount, rows } = await (limitMs === undefined ? answer : answerWithin(answer, limitMs))
      this.#onAnswer()
      return { command: command as PostgresQueryResult<Row>['command'], rowCount: rowCount ?? 0, rows: rows as Row[] }
    } catch (error) {
      this.#lost ||= isConnectionLoss(error)
      if (!this.#lost) this.#onAnswer()
      if (isOutdatedPlan(error)) this.#names.renew()
      throw error
    }
  }
}

async function answerWithin<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> {
  const { promise: silence, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(new Error('Query read timeout'))
  // An answer may have arrived while this process was busy; it is read before the immediate runs.
  const timer = setTimeout(() => setImmediate(giveUp), limitMs)
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer))
}
