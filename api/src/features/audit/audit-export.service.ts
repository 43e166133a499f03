import type { AuditExportFormat, AuditExportQuery } from '@medinotes/shared/audit'
import type { Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import { chainOf, installationChain } from './audit-chain.ts'
import {
  type ChainHead,
  type EventFilters,
  type NamedEvent,
  selectEvents,
  selectHead,
} from './audit-event.repository.ts'
import type { Audit } from './audit.service.ts'
import { sentenceAbout } from './audit-reader.service.ts'
import { csvLine } from '../../platform/csv.ts'
import { chainedFields } from './event-hash.ts'

interface Dependencies {
  database: Database
  audit: Audit
}

export interface AuditExport {
  filename: string
  /** Ends early, with an error, where the trail cannot be read to its end. */
  lines: AsyncIterable<string>
}

const batch = 500

export function createAuditExports({ database, audit }: Dependencies) {
  /** Oldest first, up to the head; a transaction for each batch, since the reader may be slow. */
  async function* events(principal: Principal, chain: string, filters: EventFilters, head: ChainHead) {
    for (let after = 0; after < head.seq;) {
      const range = { after, upTo: head.seq }
      const rows = await database.as(principal, (tx) => selectEvents(tx, { ...filters, chain, range, limit: batch }))
      yield rows
      if (rows.length < batch) return
      after = rows.at(-1)?.seq ?? head.seq
    }
  }

  return {
    /** Records who takes what before the first byte leaves; the export holds its own event too. */
    async open(principal: Principal, { chain: wanted, format, ...filters }: AuditExportQuery): Promise<AuditExport> {
      const chain = chainOf(principal, wanted)
      const named = Object.entries(filters).filter(([, value]) => value !== undefined)
      const actor = { personId: principal.personId, organizationId: chain === installationChain ? null : chain }
      const write =
        chain === installationChain
          ? database.system
          : (work: Parameters<Database['system']>[0]) => database.as(principal, work)
      await write((tx) =>
        audit.record(
          tx,
          actor,
          'audit.exported',
          { type: 'audit', id: null },
          { format, ...Object.fromEntries(named) },
        ),
      )
      const head = await database.as(principal, (tx) => selectHead(tx, chain))
      if (head === null) throw new Error('The chain is empty although its export was just recorded')
      const lines = writers[format](events(principal, chain, filters, head), head, named.length > 0)
      return { filename: `audit-${new Date().toISOString().slice(0, 10)}.${format}`, lines }
    },
  }
}

type Batches = AsyncIterable<NamedEvent[]>

const writers: Record<
  AuditExportFormat,
  (batches: Batches, head: ChainHead, filtered: boolean) => AsyncIterable<string>
> = {
  /** The last line says that it is whole; what was cut off has none. */
  async *jsonl(batches, head, filtered) {
    let events = 0
    for await (const rows of batches) {
      events += rows.length
      yield rows.map((row) => `${JSON.stringify({ ...chainedFields(row), hash: row.hash })}\n`).join('')
    }
    yield `${JSON.stringify({ complete: true, events, head, filtered })}\n`
  },

  async *csv(batches) {
    yield csvLine([
      'seq',
      'occurredAt',
      'action',
      'sentence',
      'personId',
      'subjectType',
      'subjectId',
      'class',
      'details',
      'requestId',
      'address',
      'hash',
    ])
    for await (const rows of batches) yield rows.map(toCsv).join('')
  },
}

const toCsv = (event: NamedEvent) =>
  csvLine([
    ...[String(event.seq), event.occurredAt, event.action, sentenceAbout(event), event.personId],
    ...[event.subjectType, event.subjectId, event.class, JSON.stringify(event.details)],
    ...[event.requestId, event.address, event.hash],
  ])
