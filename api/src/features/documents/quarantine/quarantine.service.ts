import {
  type DocumentFlag,
  type DocumentQuery,
  type QuarantineDecision,
  type QuarantineItem,
  quarantineItemSchema,
  unreleasableFlags,
} from '@medinotes/shared/documents'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { addJob } from '../../../platform/jobs/add-job.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { lockDocument, selectDocument } from '../document.repository.ts'
import { tellArrived } from '../inspection/tell-arrived.job.ts'
import type { DocumentView } from '../queries/document-view.ts'
import type { DestroyDocument } from '../retention/destroy-document.ts'
import { type HeldRow, selectHeld, updateLetOut, updateReason } from './quarantine.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  journal: DocumentJournal
  sealing: DocumentSealing
  documentView: DocumentView
  destroy: DestroyDocument
}

export type Quarantine = ReturnType<typeof createQuarantine>

const stale = () => new AppError('stale_version', 'Somebody decided on this document since you opened it. Look again.')

/** One that is held back, locked against others who decide. Once it is let out it is no longer the practice's to change. */
async function open(tx: Db, principal: Principal, id: string, version: number) {
  const locked = await lockDocument(tx, id)
  const row = locked ?? (await selectDocument(tx, id))
  if (row?.practice_id !== organizationOf(principal).id) {
    throw new AppError('not_found', 'There is no such document in quarantine.')
  }
  if (locked?.version !== version || locked.status !== 'quarantined') throw stale()
  return locked
}

/** Where the practice's administrators decide on what is held back. */
export function createQuarantine({ database, audit, journal, sealing, documentView, destroy }: Dependencies) {
  async function present(principal: Principal, rows: readonly HeldRow[]): Promise<QuarantineItem[]> {
    const documents = await documentView(principal, rows)
    const references = new Map(rows.map(({ id, reference }) => [id, reference]))
    return documents.map((document) =>
      quarantineItemSchema.parse({
        ...{ ...document, reference: references.get(document.id) },
        releasable: isReleasable(document.flags),
      }),
    )
  }

  async function letOut(tx: Db, principal: Principal, row: DocumentRow) {
    if (!isReleasable(row.flags)) {
      throw new AppError('wrong_state', 'These are not the bytes that were sent, so nobody can let them out.')
    }
    const after = await updateLetOut(tx, row)
    if (after === undefined) throw stale()
    await journal.record(tx, principal, 'document.quarantine-released', after, { flags: row.flags })
    await addJob(tx, tellArrived, { documentId: row.id })
    return after
  }

  async function decide(principal: Principal, id: string, { version, reason }: QuarantineDecision, act: Act) {
    const after = await database.as(principal, async (tx) => {
      const row = await open(tx, principal, id, version)
      // It may name people, so it is sealed and the trail has none of it.
      await updateReason(tx, id, sealing.seal(row, 'documents', 'decision_reason_sealed', reason))
      return act(tx, principal, row)
    })
    const [document] = await documentView(principal, [after])
    if (document === undefined) throw new Error('A document was gone between two looks at it')
    return document
  }

  return {
    async list(principal: Principal, query: DocumentQuery) {
      const { id: practiceId } = organizationOf(principal)
      const { items, nextCursor } = await database.as(principal, async (tx) => {
        const page = await readPage(
          query,
          (request) => selectHeld(tx, practiceId, request),
          (row) => row,
        )
        const ids = page.items.map(({ id }) => id)
        const subject = { type: 'organization' as const, id: practiceId }
        await audit.record(tx, principal, 'document.quarantine-listed', subject, { ids })
        return page
      })
      return { items: await present(principal, items), nextCursor }
    },

    release: (principal: Principal, id: string, decision: QuarantineDecision) =>
      decide(principal, id, decision, letOut),

    destroy: (principal: Principal, id: string, decision: QuarantineDecision) =>
      decide(principal, id, decision, (tx, decider, row) => destroy(tx, decider, row, { flags: row.flags })),
  }
}

type Act = (tx: Db, principal: Principal, row: DocumentRow) => Promise<DocumentRow>

const isReleasable = (flags: readonly string[]) =>
  !flags.some((flag) => unreleasableFlags.includes(flag as DocumentFlag))
