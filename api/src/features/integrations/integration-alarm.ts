import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { FindOperators } from '../organizations/operators.ts'
import { claimRecoveries, claimTroubles } from './integration.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  logger: Logger
  publicUrl: string
  findOperators: FindOperators
}

/** Shorter outages pass by themselves, and are on the page. */
const toldAfterMs = 15 * 60_000

/** Tells those who run the installation of a part that has failed for a while, once, and that it works again. */
export function createIntegrationAlarm({ database, outbox, logger, publicUrl, findOperators }: Dependencies) {
  const link = `${publicUrl}/app/admin/integrations`
  return async (now: Date) => {
    const operators = await findOperators()
    await database.system(async (tx) => {
      const failing = await claimTroubles(tx, new Date(now.getTime() - toldAfterMs), now)
      const working = await claimRecoveries(tx)
      const news = [
        ...failing.map(({ key, toldAt }) => ({ key, state: 'failing' as const, at: toldAt ?? now })),
        ...working.map(({ key }) => ({ key, state: 'working' as const, at: now })),
      ]
      for (const { key, state, at } of news) {
        logger[state === 'failing' ? 'error' : 'info']({ event: 'integration', part: key, state }, 'An integration')
        for (const { personId, email } of operators) {
          await outbox.leave(tx, {
            ...{ template: 'integration-trouble', to: email, personId, organizationId: null },
            facts: { part: key, state, link },
            dedupeKey: `integration-trouble:${key}:${state}:${personId}:${at.toISOString()}`,
          })
        }
      }
    })
  }
}
