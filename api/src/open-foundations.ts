import type { Config, Secrets } from './config.ts'
import { createAudit } from './features/audit/audit.service.ts'
import { createUsage, type Usage } from './features/integrations/usage.ts'
import { watchedRedis } from './features/integrations/watched-parts.ts'
import { createOutbox } from './features/notifications/outbox.service.ts'
import { createRealtimeFeature } from './features/realtime/realtime-feature.ts'
import { createKeyWrapper } from './platform/crypto/key-wrapper.ts'
import { openKeyring } from './platform/crypto/keyring.ts'
import { createDatabase } from './platform/database.ts'
import { createLocalCounters, createSharedCounters } from './platform/http/rate-counters.ts'
import type { Logger } from './platform/logger.ts'
import { migrate } from './platform/migrations.ts'
import { openMessageBus, openRedis } from './platform/redis.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'

interface Parts {
  config: Config
  secrets: Secrets
  logger: Logger
  connection: { url: string; migrationUrl: string }
  telemetry: Telemetry
}

// A Redis that is away says so every second; once is enough until it is back.
function onCacheError(logger: Logger) {
  let toldAt = -Infinity
  return (err: Error) => {
    if (Date.now() - toldAt < 60_000) return
    toldAt = Date.now()
    logger.warn(
      { err },
      'Redis does not answer; limits are counted by this instance alone, and changes made elsewhere are found by looking',
    )
  }
}

export type Foundations = Awaited<ReturnType<typeof openFoundations>>

/** What every feature stands on. */
export async function openFoundations({ config, secrets, logger, connection, telemetry }: Parts) {
  const migrations = await migrate({
    migrationUrl: connection.migrationUrl,
    serviceUser: decodeURIComponent(new URL(connection.url).username),
  })
  if (migrations.length > 0) logger.info({ migrations }, 'Migrated the database')
  const onIdleError = (err: Error) => logger.warn({ err }, 'Lost an idle database connection')
  const database = createDatabase({ url: connection.url, waitMs: config.database.waitMs, onIdleError, telemetry })
  const keyring = await openKeyring(database, await createKeyWrapper(config.keys))
  const usage = createUsage({ database, logger, telemetry })
  const { redis, bus } = await openShared(secrets.redisUrl, onCacheError(logger), usage)
  const onFault = (err: unknown) =>
    logger.warn({ err }, 'Live pages could not be told of changes; the next look does it')
  const realtime = createRealtimeFeature({ database, bus, onFault })
  return {
    ...keyring,
    ...{ database, redis, bus, realtime, onIdleError, usage },
    countRequest: redis ? createSharedCounters(redis) : createLocalCounters(),
    audit: createAudit({ logger, onRecorded: realtime.onRecorded }),
    outbox: createOutbox({
      ...{ database, cipher: keyring.cipher, publicUrl: config.publicUrl },
      takesReplies: config.sms.kind === 'sns' && config.sms.sender.startsWith('+'),
    }),
  }
}

/** What instances have in common besides the database, where there are several. */
async function openShared(redisUrl: string | null, onError: (error: Error) => void, usage: Usage) {
  if (redisUrl === null) return { redis: null, bus: null }
  const redis = watchedRedis(await openRedis(redisUrl, onError), usage)
  return { redis, bus: await openMessageBus(redisUrl, { redis, channel: 'medinotes:changes', onError }) }
}
