import { rm } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../app.ts'
import { parseEnvironment } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import type { NoteWriter } from '../features/consultations/note-writer.ts'
import type { AcuityLimits } from '../features/scheduling/acuity/acuity-feature.ts'
import type { StreamTimes } from '../platform/http/event-streams.ts'
import { createLogger } from '../platform/logger.ts'
import type { Telemetry } from '../platform/telemetry/telemetry.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { patience } from './patience.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

export interface TestApp {
  app: FastifyInstance
  context: Context
  /** Where its database is reached otherwise. */
  testDatabase: TestDatabase
  /** What was logged so far, a JSON line each. */
  log: readonly string[]
  close(): Promise<void>
}

interface Options {
  environment?: Record<string, string>
  /** Replaces parts of the context that the HTTP side uses. */
  overrides?: Partial<Context>
  /** Replaces the configured note writer. */
  writer?: NoteWriter
  streamTimes?: StreamTimes
  acuityLimits?: AcuityLimits
  telemetry?: Telemetry
  /** Adds routes before the app is complete. */
  extend?: (app: FastifyInstance) => void
}

/** The whole service on a database of its own, without a socket until it listens. */
export async function createTestApp({
  environment,
  overrides,
  writer,
  streamTimes,
  acuityLimits,
  telemetry,
  extend,
}: Options = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const directory = await makeScratchFolder('medinotes-app-')
  const log: string[] = []
  const logger = createLogger('debug', { write: (line: string) => void log.push(line) }, telemetry?.report)
  const { config, secrets } = parseEnvironment({ DATA_DIR: directory, ...patience, ...environment })
  const parts = {
    config,
    secrets,
    logger,
    version: '0.0.0-test',
    connection: database,
    ...(writer && { writer }),
    ...(acuityLimits && { acuityLimits }),
    ...(telemetry && { telemetry }),
  }
  const context = { ...(await createContext(parts)), ...overrides }
  const app = await createApp(context, streamTimes)
  extend?.(app)
  await app.ready()
  return {
    app,
    context,
    testDatabase: database,
    log,
    close: async () => {
      await app.close()
      await context.close()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
