import { randomUUID } from 'node:crypto'
import type { DecideDeletion, DeletionRequestQuery, RequestDeletion } from '@medinotes/shared/retention'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findDocument, openDocument } from '../document-finder.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { Addressee } from '../inspection/addressee.repository.ts'
import type { DeletionLetters } from './deletion-letters.ts'
import { createDeletionView, type DeletionView } from './deletion-view.ts'
import {
  type DeletionRow,
  insertDeletionRequest,
  lockDeletionRequest,
  selectDeletionRequest,
  selectDeletionRequests,
  updateDecided,
} from './deletion.repository.ts'
import { type DestroyDocument, held } from './destroy-document.ts'
import { isHeld } from './hold.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  destroy: DestroyDocument
  letters: DeletionLetters
}

interface Asked {
  documentId: string
  reason: string
  deciders: readonly Addressee[]
}

const outcomes = {
  approve: { status: 'approved', action: 'retention.deletion-approved' },
  refuse: { status: 'refused', action: 'retention.deletion-refused' },
  withdraw: { status: 'withdrawn', action: 'retention.deletion-withdrawn' },
} as const

/** Deletion by two people of the side that uploaded: one asks and another one decides. */
export function createDeletions({ database, audit, sealing, destroy, letters }: Dependencies) {
  const view = createDeletionView({ database, audit, sealing })

  async function answer(principal: Principal, row: DeletionRow | undefined) {
    const [request] = row === undefined ? [] : await view(principal, [row])
    if (request === undefined) throw new Error('A deletion request was gone between two looks at it')
    return request
  }

  async function request(tx: Db, principal: Principal, { documentId, reason, deciders }: Asked) {
    const { id, organization_id, booking_id, side_id, status } = await findDocument(tx, documentId)
    if (side_id !== principal.organization?.id)
      throw new AppError('forbidden', 'Only the side that uploaded a document asks for its deletion.')
    if (status === 'destroyed') throw new AppError('wrong_state', 'This document was destroyed already.')
    if (await isHeld(tx, booking_id)) throw held()
    const owner = { id: randomUUID(), organization_id }
    const inserted = await insertDeletionRequest(tx, {
      ...{ ...owner, booking_id, document_id: id, side_id, requested_by: principal.personId },
      reason_sealed: sealing.seal(owner, 'deletion_requests', 'reason_sealed', reason),
    })
    if (inserted === undefined) throw new AppError('conflict', 'Somebody has asked for this deletion already.')
    const details = { requestId: owner.id, bookingId: booking_id }
    await audit.record(tx, principal, 'retention.deletion-requested', { type: 'document', id }, details)
    await letters.asked(tx, deciders, details)
    return selectDeletionRequest(tx, owner.id)
  }

  async function decide(tx: Db, principal: Principal, id: string, decision: DecideDeletion['decision']) {
    const request = await lockDeletionRequest(tx, id)
    if (request === undefined) throw new AppError('not_found', 'There is no such request.')
    refuseWrongPerson(principal, request.requested_by, decision)
    if (request.status !== 'open') throw new AppError('wrong_state', 'This request was decided already.')
    const { status, action } = outcomes[decision]
    const document = { type: 'document' as const, id: request.document_id }
    const details = { requestId: id, bookingId: request.booking_id }
    await updateDecided(tx, id, status, principal.personId)
    await audit.record(tx, principal, action, document, details)
    if (decision === 'approve') {
      await destroy(tx, principal, await openDocument(tx, request.document_id), { requestId: id })
    }
    return selectDeletionRequest(tx, id)
  }

  return {
    list: createDeletionList({ database, audit, view }),

    async request(principal: Principal, documentId: string, { reason }: RequestDeletion) {
      const asked = { documentId, reason, deciders: await letters.deciders(principal) }
      return answer(principal, await database.as(principal, (tx) => request(tx, principal, asked)))
    },

    decide: async (principal: Principal, id: string, { decision }: DecideDeletion) =>
      answer(principal, await database.as(principal, (tx) => decide(tx, principal, id, decision))),
  }
}

/** Everybody's requests for those who decide; for anybody else their own. */
const createDeletionList =
  ({ database, audit, view }: Pick<Dependencies, 'database' | 'audit'> & { view: DeletionView }) =>
  async (principal: Principal, { status, bookingId, ...query }: DeletionRequestQuery) => {
    const requestedBy = principal.permissions.includes('retention:write') ? null : principal.personId
    const { id: organizationId } = organizationOf(principal)
    const { items, nextCursor } = await database.as(principal, async (tx) => {
      const page = await readPage(
        query,
        (request) => selectDeletionRequests(tx, { status, bookingId, requestedBy }, request),
        (row) => row,
      )
      const ids = page.items.map(({ id }) => id)
      await audit.record(tx, principal, 'retention.listed', { type: 'organization', id: organizationId }, { ids })
      return page
    })
    return { items: await view(principal, items), nextCursor }
  }

function refuseWrongPerson({ personId, permissions }: Principal, requestedBy: string, decision: string) {
  const isOwn = personId === requestedBy
  if (decision === 'withdraw') {
    if (!isOwn) throw new AppError('forbidden', 'Only the person who asked withdraws a request.')
    return
  }
  if (isOwn) throw new AppError('same_person', 'Another person of your organisation has to decide.')
  if (!permissions.includes('retention:write'))
    throw new AppError('forbidden', 'Only those who administer your organisation decide.')
}
