import { timingSafeEqual } from 'node:crypto'
import type { FactorMethod } from '@medinotes/shared/sign-in'
import type { SealedPlace } from '../../platform/crypto/cipher.ts'
import { AppError } from '../../platform/errors.ts'
import { replaceBackupCodes, takeBackupCode } from './backup-code.repository.ts'
import { findFactor, type OwnedMethod, useStep } from './factor.repository.ts'
import type { SignInDb } from './sign-in-database.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { replaceSmsCode, type SmsPlace, takeSmsCode, tryCode } from './sms-code.repository.ts'
import { findStep } from './totp.ts'

/** Codes of every kind: made, sent, and each accepted once. */
export interface FactorCodes {
  /** Whether it is the code of this method at this moment; it is not afterwards. */
  isRight(method: FactorMethod, accountId: string, code: string, boundTo: string): Promise<boolean>
  isRightSms(place: SmsPlace, code: string): Promise<boolean>
  sendSms(accountId: string, phoneNumber: string, place: SmsPlace): Promise<void>
  newBackupCodes(db: SignInDb, accountId: string): Promise<string[]>
  seal(accountId: string, method: OwnedMethod, secret: string): string
  open(accountId: string, method: OwnedMethod, sealed: string): string
}

const smsTries = 5
const smsMinutes = 5
const smsPerWindow = 5
const smsWindowMs = 15 * 60_000
const backupCodes = 10

const placeOf = (accountId: string, method: OwnedMethod): SealedPlace => ({
  ...{ organizationId: '', table: 'auth.factors', column: 'secret_sealed' },
  row: `${accountId}/${method}`,
})

type Parts = Pick<SignInParts, 'accounts' | 'cipher' | 'secrets' | 'trail' | 'countRequest'>

export function createFactorCodes({ accounts, cipher, secrets, trail, countRequest }: Parts): FactorCodes {
  const hashSms = (place: SmsPlace, code: string) => secrets.hash(`sms|${place.purpose}|${place.boundTo}`, code)
  const hashBackup = (code: string) => secrets.hash('backup-code', code.toLowerCase().replaceAll(/[^0-9a-z]/g, ''))
  const open: FactorCodes['open'] = (accountId, method, sealed) => cipher.open(placeOf(accountId, method), sealed)

  async function isRightTotp(accountId: string, code: string) {
    const factor = await accounts.run((db) => findFactor(db, accountId, 'totp'))
    const step = factor && findStep(open(accountId, 'totp', factor.secretSealed), code, Date.now())
    return step !== undefined && accounts.run((db) => useStep(db, accountId, step))
  }

  async function isRightSms(place: SmsPlace, code: string) {
    const sent = await accounts.run((db) => tryCode(db, place, smsTries))
    const hash = hashSms(place, code)
    if (sent === undefined || !timingSafeEqual(sent.codeHash, hash)) return false
    return accounts.run((db) => takeSmsCode(db, place, hash))
  }

  // Each costs money, and a stranger's number may be the one that gets it.
  async function refuseTooMany(accountId: string) {
    const { current, ttl } = await countRequest(`auth:sms:${accountId}`, smsWindowMs)
    if (current <= smsPerWindow) return
    throw new AppError(
      'too_many_requests',
      'Too many codes were sent in a short time. Wait a little, then try again.',
      {
        retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)),
      },
    )
  }

  return {
    isRight(method, accountId, code, boundTo) {
      if (method === 'totp') return isRightTotp(accountId, code)
      if (method === 'sms') return isRightSms({ boundTo, purpose: 'prove' }, code)
      return accounts.run((db) => takeBackupCode(db, accountId, hashBackup(code)))
    },

    isRightSms,

    async sendSms(accountId, phoneNumber, place) {
      await refuseTooMany(accountId)
      const code = secrets.newCode()
      const kept = { ...place, accountId, codeHash: hashSms(place, code), minutes: smsMinutes }
      await accounts.run((db) => replaceSmsCode(db, kept))
      await trail.tell('sign-in-code', phoneNumber, { code })
    },

    async newBackupCodes(db, accountId) {
      const codes = Array.from({ length: backupCodes }, () => secrets.newBackupCode())
      await replaceBackupCodes(db, accountId, codes.map(hashBackup))
      return codes
    },

    seal: (accountId, method, secret) => cipher.seal(placeOf(accountId, method), secret),
    open,
  }
}
