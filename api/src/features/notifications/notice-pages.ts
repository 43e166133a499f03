import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { CountRequest } from '../../platform/http/rate-counters.ts'
import type { Audit } from '../audit/audit.service.ts'
import { createNoticePreferences } from './notice-preferences.service.ts'
import { sweepNotices } from './notice-sweep.repository.ts'
import type { Outbox } from './outbox.service.ts'
import { createPhoneConfirmation } from './phone-confirmation.service.ts'
import { createTroubledNotices } from './troubled-notice.service.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  cipher: Cipher
  blindIndex: BlindIndex
  countRequest: CountRequest
  smsAvailable: boolean
}

export type NoticePages = ReturnType<typeof createNoticePages>

/** What people choose and see of notices. */
export const createNoticePages = (dependencies: Dependencies) => ({
  preferences: createNoticePreferences(dependencies),
  phone: createPhoneConfirmation(dependencies),
  troubled: createTroubledNotices(dependencies),
  sweepOld: () => dependencies.database.system(sweepNotices),
})
