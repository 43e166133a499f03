import { randomInt, timingSafeEqual } from 'node:crypto'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { addressIndex } from './address-index.ts'
import { findRefusal, selectSettings, upsertPhone } from './notice-preferences.repository.ts'
import type { Outbox } from './outbox.service.ts'
import { deletePhoneCode, replacePhoneCode, takePhoneCode, tryPhoneCode } from './phone-code.repository.ts'
import { parsePhone } from './phone-number.ts'
import { createPhoneSealing } from './phone-sealing.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  cipher: Cipher
  blindIndex: BlindIndex
  countRequest: CountRequest
  smsAvailable: boolean
}

const minutes = 10
const tries = 5
const codesAnHour = 3
const hourMs = 3_600_000

export type PhoneConfirmation = ReturnType<typeof createPhoneConfirmation>

/** Whose number it is, they show by a code that was sent to it. */
export function createPhoneConfirmation(dependencies: Dependencies) {
  const { database, audit, outbox, cipher, blindIndex, countRequest, smsAvailable } = dependencies
  const phones = createPhoneSealing(cipher)
  const hashOf = (personId: string, phoneIndex: Buffer, code: string) =>
    blindIndex.exact(`notice-phone-code|${personId}|${phoneIndex.toString('hex')}`, code)

  // Each costs money, and a stranger's number may be the one that gets it.
  async function refuseTooMany(personId: string, phoneIndex: Buffer) {
    const counts = await Promise.all(
      [personId, phoneIndex.toString('hex')].map((whose) => countRequest(`notice-phone:${whose}`, hourMs)),
    )
    const exceeded = counts.filter(({ current }) => current > codesAnHour)
    if (exceeded.length === 0) return
    const retryAfterSeconds = Math.max(1, ...exceeded.map(({ ttl }) => Math.ceil(ttl / 1000)))
    throw new AppError('too_many_requests', 'Three codes were sent within an hour. Try again later.', {
      retryAfterSeconds,
    })
  }

  return {
    /** Sends a code to the number. */
    async request({ personId }: Principal, written: string) {
      const phone = parsePhone(written)
      if (!smsAvailable) throw new AppError('conflict', 'SMS cannot be sent from here.')
      const phoneIndex = addressIndex(blindIndex, 'sms', phone)
      await refuseTooMany(personId, phoneIndex)
      const code = randomInt(1_000_000).toString().padStart(6, '0')
      const phoneSealed = phones.seal(personId, phone)
      const kept = { personId, phoneSealed, phoneIndex, codeHash: hashOf(personId, phoneIndex, code), minutes }
      // With the service's own rights: people may leave notices of their organization only, and this is of none.
      await database.system(async (tx) => {
        if ((await findRefusal(tx, 'sms', phoneIndex)) === 'stopped') throw stopped()
        await replacePhoneCode(tx, kept)
        await outbox.leave(tx, { template: 'phone-code', to: phone, facts: { code }, organizationId: null, personId })
      })
    },

    async confirm(principal: Principal, code: string) {
      const { personId } = principal
      const sent = await database.as(principal, (tx) => tryPhoneCode(tx, personId, tries))
      if (sent === undefined) throw wrongCode()
      const hash = hashOf(personId, sent.phoneIndex, code)
      if (!timingSafeEqual(sent.codeHash, hash)) throw wrongCode()
      await database.as(principal, async (tx) => {
        const phone = await takePhoneCode(tx, personId, hash)
        if (phone === undefined) throw wrongCode()
        await upsertPhone(tx, personId, phone)
        await audit.record(tx, principal, 'notice-phone.confirmed', { type: 'person', id: personId })
      })
    },

    /** Nothing happens where there is none. */
    remove: (principal: Principal) =>
      database.as(principal, async (tx) => {
        const { personId } = principal
        await deletePhoneCode(tx, personId)
        if ((await selectSettings(tx, personId)).phone === null) return
        await upsertPhone(tx, personId, null)
        await audit.record(tx, principal, 'notice-phone.removed', { type: 'person', id: personId })
      }),
  }
}

const stopped = () =>
  new AppError('conflict', 'This number answered STOP to our SMS. Send START from it to the same number first.')

// Not 401: the caller is known, and their token is right.
const wrongCode = () =>
  new AppError('malformed', 'The code is not right.', {
    errors: [{ path: 'code', message: 'This is not the code, or it has run out. Look again, or have another sent' }],
  })
