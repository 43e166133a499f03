import { randomUUID } from 'node:crypto'
import type { TicketRequest } from '@medinotes/shared/documents'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { People } from '../../organizations/people.service.ts'
import { findDocument } from '../document-finder.ts'
import { type ContentReader, refuseUnclean } from './content.service.ts'
import type { TicketClaims, TicketSigner } from './ticket-signer.ts'
import { deleteOldTickets, useTicket } from './ticket.repository.ts'

interface Dependencies {
  database: Database
  ticketSigner: TicketSigner
  people: Pick<People, 'principalFor'>
  now?: () => number
}

const goodForSeconds = 60

const over = () => new AppError('ticket_expired', 'This link was used, or its minute is over. Ask for another one.')

type Holder = TicketClaims['holder']
type Purpose = TicketRequest['purpose']

export type Tickets = ReturnType<typeof createTickets>

/** Links to bytes for a browser that cannot send a token: for one person, one document, one request and one minute. */
export function createTickets({ database, ticketSigner, people, now = Date.now }: Dependencies) {
  async function urlFor(documentId: string, holder: Holder, purpose: Purpose) {
    const exp = Math.floor(now() / 1000) + goodForSeconds
    const ticket = await ticketSigner.sign({ sub: documentId, jti: randomUUID(), exp, purpose, holder })
    return `/api/documents/${documentId}/content?ticket=${ticket}&purpose=${purpose}`
  }

  /** As they stand now: who was disabled or signed out since the ticket was made is refused. */
  async function readerOf(holder: Holder, exp: number): Promise<ContentReader> {
    if ('recipientId' in holder) return holder
    const { issuer, subject, sessionId, secondFactor, organizationId } = holder
    const token = { issuer, subject, sessionId, profile: null, plan: null, expiresAt: new Date(exp * 1000) }
    const proof = sessionId === null ? { secondFactor, at: null } : null
    const principal = await people.principalFor({ ...token, proof }, organizationId)
    if (principal.permissions.includes('document:read')) return { principal }
    throw new AppError('forbidden', 'Your role does not allow this.')
  }

  return {
    async issue(principal: Principal, documentId: string, { purpose }: TicketRequest) {
      const document = await database.as(principal, (tx) => findDocument(tx, documentId))
      refuseUnclean(document)
      const { issuer, subject, sessionId } = principal.caller
      const organizationId = principal.organization?.id ?? null
      const holder = { issuer, subject, sessionId, organizationId, secondFactor: principal.secondFactor.enabled }
      return { url: await urlFor(documentId, holder, purpose) }
    },

    /** For somebody without an account, to whom the document was released. */
    issueForRecipient: (recipientId: string, documentId: string, purpose: Purpose) =>
      urlFor(documentId, { recipientId }, purpose),

    /** Who holds it and what for; it is used up by this, whatever comes of it. */
    async redeem(ticket: string, documentId: string): Promise<{ reader: ContentReader; purpose: Purpose }> {
      const claims = await ticketSigner.open(ticket)
      if (claims === null || claims.sub !== documentId) throw over()
      // It is nobody's row: what was used is remembered without saying by whom.
      const isFirst = await database.system((tx) => useTicket(tx, claims.jti, new Date(claims.exp * 1000)))
      if (!isFirst) throw over()
      return { reader: await readerOf(claims.holder, claims.exp), purpose: claims.purpose }
    },

    sweepOld: () => database.system((tx) => deleteOldTickets(tx, new Date(now() - goodForSeconds * 1000))),
  }
}
