import { randomInt, timingSafeEqual } from 'node:crypto'
import type { TicketRequest } from '@medinotes/shared/documents'
import type { Delivery, DeliveryCode } from '@medinotes/shared/report-delivery'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { CountRequest } from '../../../platform/http/rate-counters.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { openContact } from './delivery-sealing.ts'
import { hashOfToken } from './delivery-token.ts'
import { countTries, type DeliveryRow, lockDelivery, putCode } from './delivery.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  sealing: DocumentSealing
  journal: DocumentJournal
  blindIndex: BlindIndex
  countRequest: CountRequest
  /** A link to the bytes that is good once. */
  ticketFor: (recipientId: string, documentId: string, purpose: TicketRequest['purpose']) => Promise<string>
}

/** Who has no account is told by the link that was sent to them. */
const nobody = { personId: null, organizationId: null }

const minutes = 10
const triesOfCode = 5
// Guesses are bounded by the codes there are to guess at: of a million, a link lets 1,500 be tried before it runs out.
const codeBudgets = [
  { name: 'hour', most: 5, windowMs: 3_600_000 },
  { name: 'day', most: 10, windowMs: 86_400_000 },
] as const

export type Deliveries = ReturnType<typeof createDeliveries>

/**
 * The way of a doctor without an account: the link that was mailed, and a code to the same address. With the service's own
 * rights, since the token is all there is to go by.
 */
export function createDeliveries(dependencies: Dependencies) {
  const { database, outbox, sealing, journal, blindIndex, countRequest, ticketFor } = dependencies
  const hashOf = (recipientId: string, code: string) => blindIndex.exact(`delivery-code|${recipientId}`, code)

  /** Whatever the token: how often somebody asks says nothing of what it opens. */
  async function countCode(tokenHash: Buffer) {
    for (const { name, most, windowMs } of codeBudgets) {
      const { current, ttl } = await countRequest(`delivery-code:${name}:${tokenHash.toString('hex')}`, windowMs)
      if (current > most) throw tooManyCodes(ttl)
    }
  }

  const matches = ({ id, code_hash: hash }: DeliveryRow, code: string) =>
    hash !== null && timingSafeEqual(hash, hashOf(id, code))

  const record = (tx: Db, action: 'document.listed' | 'report.code-locked', { document_id, ...row }: DeliveryRow) =>
    journal.record(tx, nobody, action, { ...row, id: document_id }, { recipientId: row.id })

  /** Wrong guesses count, and end the code before it runs out. */
  async function tryCode(tx: Db, row: DeliveryRow, code: string): Promise<'right' | 'wrong' | 'locked'> {
    if (row.code_until === null || row.code_until.getTime() <= Date.now()) return 'wrong'
    if (row.code_tries >= triesOfCode) return 'locked'
    const isRight = matches(row, code)
    const tries = isRight ? 0 : row.code_tries + 1
    await countTries(tx, row.id, tries)
    if (!isRight && tries < triesOfCode) return 'wrong'
    // What a report is called is a look at it too: the name may be the examinee's.
    await record(tx, isRight ? 'document.listed' : 'report.code-locked', row)
    return isRight ? 'right' : 'locked'
  }

  return {
    async sendCode(token: string): Promise<DeliveryCode> {
      const tokenHash = hashOfToken(token)
      await countCode(tokenHash)
      return database.system(async (tx) => {
        const delivery = await lockDelivery(tx, tokenHash)
        if (delivery === undefined || delivery.contact_sealed === null) throw gone()
        const { email } = openContact(sealing, { ...delivery, contact_sealed: delivery.contact_sealed })
        const code = randomInt(1_000_000).toString().padStart(6, '0')
        await putCode(tx, delivery.id, { hash: hashOf(delivery.id, code), minutes })
        await outbox.leave(tx, {
          ...{ template: 'delivery-code', to: email, organizationId: delivery.practice_id },
          facts: { code, minutes, reference: delivery.reference, organizationName: delivery.practice_name },
          case: { type: 'booking', id: delivery.booking_id },
        })
        return { practiceName: delivery.practice_name, minutes }
      })
    },

    async open({ token, code, purpose }: { token: string; code: string } & TicketRequest): Promise<Delivery> {
      // Refused after the transaction, which must keep the count of a wrong guess.
      const { delivery, outcome } = await database.system(async (tx) => {
        const found = await lockDelivery(tx, hashOfToken(token))
        if (found === undefined) throw gone()
        return { delivery: found, outcome: await tryCode(tx, found, code) }
      })
      if (outcome === 'locked') throw lockedOut()
      if (outcome === 'wrong') throw wrongCode()
      const owner = { id: delivery.document_id, organization_id: delivery.organization_id }
      return {
        ...{ reference: delivery.reference, practiceName: delivery.practice_name, size: Number(delivery.size) },
        filename: sealing.filenameOf({ ...owner, filename_sealed: delivery.filename_sealed }),
        releasedAt: delivery.released_at.toISOString(),
        url: await ticketFor(delivery.id, delivery.document_id, purpose),
      }
    },
  }
}

const gone = () =>
  new AppError('link_expired', 'This link opens nothing any more: it has run out, or the report was recalled.')

const wrongCode = () =>
  new AppError('wrong_code', 'This is not the code, or it has run out. Look again, or have another one sent.')

const lockedOut = () => new AppError('locked_out', 'Too many wrong codes: this one is over. Have another one sent.')

const tooManyCodes = (ttl: number) =>
  new AppError('too_many_requests', 'Many codes were sent already. Use the latest one, or wait.', {
    retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)),
  })
