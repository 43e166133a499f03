import type { FactorMethod } from '@medinotes/shared/sign-in'

export const factorNames: Record<FactorMethod, string> = {
  totp: 'Authenticator app',
  sms: 'Code by SMS',
  'backup-code': 'Backup code',
}
