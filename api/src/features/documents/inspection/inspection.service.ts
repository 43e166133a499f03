import type { Database } from '../../../platform/database.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentStore } from '../document-store.ts'
import { selectDocument } from '../document.repository.ts'
import type { Scanner } from './clamd.ts'
import type { DocumentLetters } from './document-letters.ts'
import { inspectDocument } from './inspect-document.job.ts'
import { selectWaiting, updateInspected } from './inspection.repository.ts'
import { type Findings, lookInto } from './look-into.ts'

interface Dependencies {
  database: Database
  store: DocumentStore
  sealing: DocumentSealing
  journal: DocumentJournal
  letters: DocumentLetters
  /** Null where there is none: what the bytes themselves say is all there is. */
  scanner: Scanner | null
}

/** Longer than an inspection takes: its job was lost, or gave up. */
const waitingMs = 10 * 60_000

const theService = { personId: null, organizationId: null }

/** Lets out or holds back what was uploaded. Nothing is let out while the store or the scanner is away: the job is tried again. */
export function createInspection({ database, store, sealing, journal, letters, scanner }: Dependencies) {
  async function look(row: DocumentRow, signal: AbortSignal | undefined) {
    const bytes = await store.read(row.store_key, { size: Number(row.size), ...(signal && { signal }) })
    const claims = {
      filename: sealing.filenameOf(row),
      ...{ declaredType: row.content_type, declaredSha256: row.declared_sha256 },
    }
    return lookInto(bytes, claims, scanner)
  }

  /** Whoever says it first has said it. */
  const conclude = (row: DocumentRow, { sha256, contentType, flags }: Findings) =>
    database.system(async (tx) => {
      const status = flags.length === 0 ? 'clean' : 'quarantined'
      const content_type = contentType ?? row.content_type
      const after = await updateInspected(tx, row.id, { status, content_type, sha256, flags })
      if (after === undefined) return
      const action = status === 'clean' ? 'document.cleared' : 'document.quarantined'
      await journal.record(tx, theService, action, after, { flags })
      await (status === 'clean' ? letters.arrived(tx, after) : letters.heldBack(tx, after))
    })

  return {
    /** With the service's own rights: nobody may read what nobody has looked at. */
    async inspect(id: string, signal?: AbortSignal) {
      const row = await database.system((tx) => selectDocument(tx, id))
      if (row?.status !== 'scanning') return
      await conclude(row, await look(row, signal))
    },

    async tellArrived(id: string) {
      await database.system(async (tx) => {
        const row = await selectDocument(tx, id)
        if (row?.status === 'clean') await letters.arrived(tx, row)
      })
    },

    /** Has those looked at again whose job is gone. */
    pickUpWaiting: () =>
      database.system(async (tx) => {
        const waiting = await selectWaiting(tx, new Date(Date.now() - waitingMs))
        for (const { id } of waiting) {
          await addJob(tx, inspectDocument, { documentId: id }, { key: `inspect-document:${id}` })
        }
      }),
  }
}
