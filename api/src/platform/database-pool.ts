import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { isConnectionLoss } from './connection-loss.ts'
import { usualWaitMs } from './database-wait.ts'
import { createStatementNames, isOutdatedPlan, type StatementNames } from './statement-names.ts'
import { nameStatement } from './telemetry/statement-name.ts'
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts'

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

/** A pool for Kysely that gives up a connection on which the server is silent, and opens another. */
export function openPool(
  config: pg.PoolConfig,
  onIdleError: (error: Error) => void,
  telemetry: Telemetry = noTelemetry,
): PostgresPool & { figures(): Record<string, number> } {
  const pool = new pg.Pool({ ...connectionLimits, ...config })
  hearErrors(pool, onIdleError)
  const { connectionTimeoutMillis: firstAnswerMs = usualWaitMs } = pool.options
  const names = createStatementNames()
  return {
    figures: () => ({
      ...{ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
    }),
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const deadline = performance.now() + firstAnswerMs
      const client = await pool.connect()
      return new Lease(client, { names, telemetry }, Math.max(deadline - performance.now(), leastAnswerMs))
    },
  }
}

/** A statement as it is timed. */
export const pieceOf = (statement: string) => ({ kind: 'statement', name: nameStatement(statement) }) as const

interface Companions {
  names: StatementNames
  telemetry: Telemetry
}

/** A connection taken from the pool; its first statement, a short one, shows whether anybody is there. */
class Lease implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #names: StatementNames
  #firstAnswerMs: number | undefined
  #lost = false
  readonly #telemetry: Telemetry

  constructor(client: pg.PoolClient, { names, telemetry }: Companions, firstAnswerMs: number) {
    this.#client = client
    this.#names = names
    this.#telemetry = telemetry
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
      return { command: command as PostgresQueryResult<Row>['command'], rowCount: rowCount ?? 0, rows: rows as Row[] }
    } catch (error) {
      this.#lost ||= isConnectionLoss(error)
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
