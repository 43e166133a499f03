import { randomInt, timingSafeEqual } from 'node:crypto'
import type { TicketRequest } from '@medinotes/shared/documents'
import type { Delivery } from '@medinotes/shared/report-delivery'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { CountRequest } from '../../../platform/http/rate-counters.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { openContact } from './delivery-sealing.ts'
import { hashOfToken } from './delivery-token.ts'
import { countTries, type DeliveryRow, lockDelivery, putCode } from './delivery.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  sealing: DocumentSealing
  blindIndex: BlindIndex
  countRequest: CountRequest
  /** A link to the bytes that is good once. */
  ticketFor: (recipientId: string, documentId: string, purpose: TicketRequest['purpose']) => string
}

const minutes = 10
const triesOfCode = 5
const codesAnHour = 5
const hourMs = 3_600_000

export type Deliveries = ReturnType<typeof createDeliveries>

/**
 * The way of a doctor without an account: the link that was mailed, and a code to the same address. With the service's own
 * rights, since the token is all there is to go by.
 */
export function createDeliveries(dependencies: Dependencies) {
  const { database, outbox, sealing, blindIndex, countRequest, ticketFor } = dependencies
  const hashOf = (recipientId: string, code: string) => blindIndex.exact(`delivery-code|${recipientId}`, code)

  /** Wrong guesses count, and end the code before it runs out. */
  function isRight({ id, code_hash: hash, code_until: until, code_tries: tries }: DeliveryRow, code: string) {
    if (hash === null || until === null || until.getTime() <= Date.now() || tries >= triesOfCode) return false
    return timingSafeEqual(hash, hashOf(id, code))
  }

  return {
    /** Says nothing of whether the token opens anything. */
    async sendCode(token: string) {
      const tokenHash = hashOfToken(token)
      const { current } = await countRequest(`delivery-code:${tokenHash.toString('hex')}`, hourMs)
      if (current > codesAnHour) return
      await database.system(async (tx) => {
        const delivery = await lockDelivery(tx, tokenHash)
        if (delivery === undefined || delivery.contact_sealed === null) return
        const { email } = openContact(sealing, { ...delivery, contact_sealed: delivery.contact_sealed })
        const code = randomInt(1_000_000).toString().padStart(6, '0')
        await putCode(tx, delivery.id, { hash: hashOf(delivery.id, code), minutes })
        await outbox.leave(tx, {
          ...{ template: 'delivery-code', to: email, organizationId: delivery.practice_id },
          facts: { code, minutes, reference: delivery.reference, organizationName: delivery.practice_name },
          case: { type: 'booking', id: delivery.booking_id },
        })
      })
    },

    async open({ token, code, purpose }: { token: string; code: string } & TicketRequest): Promise<Delivery> {
      // Answered after the transaction, which must keep the count of a wrong guess.
      const { delivery, isOpen } = await database.system(async (tx) => {
        const found = await lockDelivery(tx, hashOfToken(token))
        if (found === undefined) return { delivery: undefined, isOpen: false }
        const right = isRight(found, code)
        await countTries(tx, found.id, right ? 0 : Math.min(found.code_tries + 1, triesOfCode))
        return { delivery: found, isOpen: right }
      })
      if (delivery === undefined) throw gone()
      if (!isOpen) throw wrongCode()
      const owner = { id: delivery.document_id, organization_id: delivery.organization_id }
      return {
        ...{ reference: delivery.reference, practiceName: delivery.practice_name, size: Number(delivery.size) },
        filename: sealing.filenameOf({ ...owner, filename_sealed: delivery.filename_sealed }),
        releasedAt: delivery.released_at.toISOString(),
        url: ticketFor(delivery.id, delivery.document_id, purpose),
      }
    },
  }
}

const gone = () =>
  new AppError('link_expired', 'This link opens nothing any more: it has run out, or the report was recalled.')

const wrongCode = () =>
  new AppError('wrong_code', 'This is not the code, or it has run out. Look again, or have another one sent.')
