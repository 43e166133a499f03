import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, ConfigError, parseEnvironment, type Secrets } from './config.ts'
import { type Context, createContext } from './context.ts'
import { apiRoot } from './platform/api-root.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import { createLifecycle } from './platform/lifecycle.ts'
import { createLogger } from './platform/logger.ts'
import { explainStartFailure } from './platform/start-failures.ts'
import { openTelemetry } from './platform/telemetry/telemetry.ts'

const refuse = (lines: readonly string[]) => {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}

function readConfiguration() {
  try {
    return parseEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    refuse(['These environment variables are not valid:', ...error.faults.map((fault) => `  ${fault}`)])
    return undefined
  }
}

type OnStop = (close: () => Promise<void>) => void

/** Reads the environment, builds the context and runs `serve` with it; whatever was opened is closed again on SIGTERM. */
export async function runProcess(serve: (context: Context, onStop: OnStop) => Promise<void>) {
  const configuration = readConfiguration()
  if (!configuration) return
  const { config, secrets } = configuration
  const version = await readVersion()
  const telemetry = await openTelemetry({ config, secrets, version })
  const logger = createLogger(config.logLevel, process.stdout, telemetry.report)
  const lifecycle = createLifecycle(logger)
  // Closed last: the end has its errors and figures too.
  lifecycle.onStop(telemetry.close)
  try {
    const connection = await openDatabase(config, secrets, lifecycle.onStop)
    const context = await createContext({ config, secrets, logger, telemetry, version, connection })
    lifecycle.onStop(context.close)
    await serve(context, lifecycle.onStop)
  } catch (error) {
    const explanation = explainStartFailure(error, config)
    if (explanation === undefined) logger.fatal({ err: error }, 'The service did not start')
    else refuse([explanation])
    await lifecycle.stop(1)
  }
}

async function openDatabase(config: Config, secrets: Secrets, onStop: OnStop) {
  if (secrets.database) return secrets.database
  const postgres = await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres') })
  onStop(postgres.stop)
  return postgres
}

async function readVersion() {
  const { version } = JSON.parse(await readFile(join(apiRoot, 'package.json'), 'utf8')) as { version: string }
  return version
}
