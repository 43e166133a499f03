import type { Database } from '../../platform/database.ts'
import { JobFault } from '../../platform/jobs/job-fault.ts'
import type { Logger } from '../../platform/logger.ts'
import type { AnchorSigner } from './anchor-document.ts'
import type { AnchorStore } from './anchor-store.ts'
import { selectHashAt, selectHeads } from './audit-link.repository.ts'

interface Dependencies {
  database: Database
  store: AnchorStore
  signer: AnchorSigner
  logger: Logger
}

/** Keeps where each chain ends, once a day, where whoever can change the database cannot reach. */
export function createAnchorService({ database, store, signer, logger }: Dependencies) {
  /** A chain that no longer holds what the last anchor says was altered since. */
  async function findAltered(): Promise<string | null> {
    const last = (await store.list()).at(-1)
    if (last === undefined) return null
    const content = signer.open(await store.read(last))
    if (content === null) return `The anchor ${last} is not what was signed`
    return database.system(async (tx) => {
      for (const { chain, seq, hash } of content.chains) {
        if ((await selectHashAt(tx, chain, seq)) !== hash) return 'The audit trail is not what was anchored last'
      }
      return null
    })
  }

  return {
    /** Returns the name of the anchor; one that was kept on the same day already stays. */
    async anchorAll(now = new Date()): Promise<string> {
      const altered = await findAltered()
      const anchoredAt = now.toISOString()
      const name = `${anchoredAt.slice(0, 10)}.json`
      const chains = await database.system(selectHeads)
      await store.keep(name, signer.sign({ anchoredAt, chains }))
      if (altered === null) return name
      logger.error({ event: 'audit-broken' }, altered)
      throw new JobFault(`${altered}. Verify the trail of each organisation.`)
    },
  }
}
