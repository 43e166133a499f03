import { join } from 'node:path'
import type { onRequestAsyncHookHandler } from 'fastify'
import type { Config, Secrets } from './config.ts'
import { apiRoot } from './platform/api-root.ts'
import { openKeyring } from './platform/crypto/keyring.ts'
import { createKeyWrapper } from './platform/crypto/key-wrapper.ts'
import { createDatabase, type Database } from './platform/database.ts'
import { AppError } from './platform/errors.ts'
import type { Logger } from './platform/logger.ts'
import { migrate } from './platform/migrations.ts'

/** Every long-lived object of the process. */
export interface Context {
  config: Config
  logger: Logger
  version: string
  /** Where the built page lies. */
  pageDirectory: string
  database: Database
  access: onRequestAsyncHookHandler
  close(): Promise<void>
}

interface Parts {
  config: Config
  secrets: Secrets
  logger: Logger
  version: string
  /** The database to use: the configured one, or the embedded one once it runs. */
  connection: { url: string; migrationUrl: string }
  /** Replaces parts, for tests. */
  overrides?: Partial<Context>
}

/** Builds everything and wires it; nothing else does. */
export async function createContext({ config, logger, version, connection, overrides }: Parts): Promise<Context> {
  const migrations = await migrate({
    migrationUrl: connection.migrationUrl,
    serviceUser: decodeURIComponent(new URL(connection.url).username),
  })
  if (migrations.length > 0) logger.info({ migrations }, 'Migrated the database')
  const database = createDatabase({
    url: connection.url,
    onIdleError: (err) => logger.warn({ err }, 'Lost an idle database connection'),
  })
  await openKeyring(database, await createKeyWrapper(config.keys))
  return {
    config,
    logger,
    version,
    pageDirectory: join(apiRoot, '..', 'web', 'dist'),
    database,
    access: async () => {
      throw new AppError('unauthenticated', 'Sign in first.')
    },
    close: () => database.close(),
    ...overrides,
  }
}
