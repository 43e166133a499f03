import { createHash } from 'node:crypto'
import type { AuditSubjectType } from '@medinotes/shared/audit-actions'
import type { Database } from '../../platform/database.ts'
import type { AnchorSigner } from './anchor-document.ts'
import { type ChainHead, type NamedEvent, selectEvents, selectHead } from './audit-event.repository.ts'
import { chainedFields } from './event-hash.ts'

interface Wanted {
  chain: string
  subjectType: AuditSubjectType
  subjectIds: readonly string[]
  /** What the last line says beside: what this is an excerpt for. */
  about: Record<string, string>
}

export interface AuditExcerpts {
  /** Up to the head of the chain as it is now; whoever calls this has decided that it may be read. */
  open(wanted: Wanted): Promise<AsyncIterable<string>>
}

interface Dependencies {
  database: Database
  signer: AnchorSigner
}

const batch = 500

/** Parts of a chain that prove themselves: every event with its hash, then their digest and the installation's signature. */
export function createAuditExcerpts({ database, signer }: Dependencies): AuditExcerpts {
  /** Oldest first. With the service's own rights: a member who may see a document may see who read it. */
  async function* events({ chain, ...filters }: Omit<Wanted, 'about'>, upTo: number): AsyncIterable<NamedEvent[]> {
    for (let after = 0; after < upTo;) {
      const range = { after, upTo }
      const rows = await database.system((tx) => selectEvents(tx, { ...filters, chain, range, limit: batch }))
      if (rows.length > 0) yield rows
      if (rows.length < batch) return
      after = rows.at(-1)?.seq ?? upTo
    }
  }

  async function* lines({ about, ...wanted }: Wanted, head: ChainHead | null): AsyncIterable<string> {
    const digest = createHash('sha256')
    let count = 0
    for await (const rows of events(wanted, head?.seq ?? 0)) {
      count += rows.length
      const text = rows.map((row) => `${JSON.stringify({ ...chainedFields(row), hash: row.hash })}\n`).join('')
      digest.update(text)
      yield text
    }
    const facts = { complete: true, events: count, head, filtered: true, chain: wanted.chain, ...about }
    const signed = { ...facts, exportedAt: new Date().toISOString(), digest: digest.digest('hex') }
    yield `${JSON.stringify(signer.attest(signed))}\n`
  }

  return {
    async open(wanted) {
      const head = await database.system((tx) => selectHead(tx, wanted.chain))
      return lines(wanted, head)
    },
  }
}
