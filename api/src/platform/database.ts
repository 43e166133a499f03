import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './database-schema.ts'
import { connectionLimits, hearErrors, openPool, pieceOf, sessionLimits } from './database-pool.ts'
import { usualWaitMs } from './database-wait.ts'
import { isConnectionLoss } from './connection-loss.ts'
import { AppError } from './errors.ts'
import type { Principal } from './principal.ts'
import { isOutdatedPlan } from './statement-names.ts'
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts'

/** What a repository function runs on: always inside `as` or `system`, so always with the caller's rights. */
export type Db = Kysely<DB>

export interface Database {
  /**
   * Runs `work` in a transaction that sees and changes what row-level security lets this person; anew after a deadlock
   * or a migration, so nothing but the transaction may be changed by it.
   */
  as<Result>(principal: Principal, work: (tx: Db) => Promise<Result>): Promise<Result>
  /** Runs `work` with the service's own rights: for jobs and for finding out who is calling. */
  system<Result>(work: (tx: Db) => Promise<Result>): Promise<Result>
  /**
   * Runs one statement in a transaction of its own with the service's own rights, in a single round trip and prepared
   * under `name`: for what happens many times a second. Statements of a name must be alike.
   */
  systemStatement<Row extends object>(name: string, statement: RawBuilder<Row>): Promise<Row[]>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

const tasksAfterCommit = new WeakMap<Db, (() => void)[]>()

/** Has `task` run as soon as the transaction is committed, and never if it is undone; what must not be lost is a row or a job. */
export function afterCommit(tx: Db, task: () => void) {
  const tasks = tasksAfterCommit.get(tx)
  if (tasks === undefined) throw new Error('Only a transaction of `as` or `system` can be waited for')
  tasks.push(task)
}

const retryAfterSeconds = 2

/** How often work is begun when PostgreSQL gave it up through no fault of its own. */
const mostTries = 3
const isDeadlock = (error: unknown) => error instanceof Error && 'code' in error && error.code === '40P01'
const isWorthAnother = (error: unknown) => isDeadlock(error) || isOutdatedPlan(error)

const isLockTimeout = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55P03'

function toAppError(error: unknown) {
  if (isLockTimeout(error)) {
    return new AppError('unavailable', 'Somebody else is changing this just now. Try again in a moment.', {
      cause: error,
      retryAfterSeconds,
    })
  }
  if (!isConnectionLoss(error)) return error
  return new AppError('unavailable', 'The database does not answer. Try again in a moment.', {
    cause: error,
    retryAfterSeconds,
  })
}

// Dates stay `YYYY-MM-DD`: a Date would shift them by the server's zone.
const asText = (value: string) => value
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.DATE ? asText : (pg.types.getTypeParser(type, format) as typeof asText),
}

/** Connection settings of the runtime role, or of the one that works the queue: neither owns a table or bypasses row-level security. */
export function runtimeConnection(url: string, role: 'medinotes_runtime' | 'medinotes_jobs' = 'medinotes_runtime') {
  return { ...connectionLimits, connectionString: url, types, options: `-c role=${role} ${sessionLimits}` }
}

interface Options {
  url: string
  /** See `usualWaitMs`, which holds otherwise. */
  waitMs?: number
  onIdleError: (error: Error) => void
  telemetry?: Telemetry
}

/** Opens the pool of the runtime role; `onIdleError` hears of connections that died while nobody used them. */
export function createDatabase({ url, waitMs = usualWaitMs, onIdleError, telemetry = noTelemetry }: Options): Database {
  const connection = runtimeConnection(url)
  const pool = openPool({ ...connection, max: 10 }, { onIdleError, waitMs, telemetry })
  telemetry.gauge('medinotes_database_connections', pool.figures)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  // Its sessions are the service's own from their start on, so it serves nobody else.
  const systemPool = new pg.Pool({
    ...connection,
    options: `${connection.options} -c app.system=on`,
    ...{ connectionTimeoutMillis: waitMs, max: 1 },
  })
  hearErrors(systemPool, onIdleError)

  async function transact<Result>(settings: Settings, work: (tx: Db) => Promise<Result>) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.connection().execute((connection) => runTransaction(connection, settings, work))
      } catch (error) {
        if (!isWorthAnother(error) || attempt === mostTries) throw toAppError(error)
      }
    }
  }

  return {
    as: (principal, work) => transact(settingsOf(principal), work),
    system: (work) => transact({ 'app.system': 'on' }, work),
    async systemStatement<Row extends object>(name: string, statement: RawBuilder<Row>) {
      const { sql: text, parameters } = statement.compile(db)
      try {
        const query = { name, text, values: [...parameters] }
        const { rows } = await telemetry.observe(pieceOf(text), () => systemPool.query<Row>(query))
        return rows
      } catch (error) {
        throw toAppError(error)
      }
    },
    ping: async () => {
      await sql`select 1`.execute(db).catch((error: unknown) => {
        throw toAppError(error)
      })
    },
    close: async () => void (await Promise.all([db.destroy(), systemPool.end()])),
  }
}

/** What row-level security goes by; each transaction sets them all, and they end with it. */
const settingNames = [
  'app.person_id',
  'app.organization_id',
  'app.role',
  'app.administers',
  'app.operates',
  'app.system',
] as const
type Settings = Partial<Record<(typeof settingNames)[number], string>>

const settingsOf = ({ personId, organization, role, administers, operates }: Principal): Settings => ({
  'app.person_id': personId,
  'app.organization_id': organization?.id ?? '',
  'app.role': role ?? '',
  'app.administers': administers ? 'on' : '',
  'app.operates': operates ? 'on' : '',
})

async function runTransaction<Result>(db: Db, settings: Settings, work: (tx: Db) => Promise<Result>) {
  const tasks: (() => void)[] = []
  tasksAfterCommit.set(db, tasks)
  await sql.raw(beginWith(settings)).execute(db)
  try {
    const result = await work(db)
    const { rows } = await sql<{ command: string }>`commit`.execute(db)
    // PostgreSQL answers so when a statement had failed and `work` went on regardless: nothing was stored.
    if (rows[0]?.command === 'ROLLBACK') throw new Error('A failed statement undid the transaction')
    for (const task of tasks) task()
    return result
  } catch (error) {
    // Where the connection itself is lost, so is the transaction, and the first error says why.
    await sql`rollback`.execute(db).catch(() => undefined)
    throw error
  }
}

// Local to the transaction, so the next one on the same pooled connection starts without rights; one round trip.
const beginWith = (settings: Settings) =>
  `begin; select ${settingNames.map((name) => `set_config('${name}', ${pg.escapeLiteral(settings[name] ?? '')}, true)`).join(', ')}`
