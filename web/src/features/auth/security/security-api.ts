import {
  backupCodesSchema,
  enableTotpReplySchema,
  mailSentSchema,
  provenSchema,
  type changePasswordSchema,
} from '@medinotes/shared/sign-in'
import { z } from 'zod'
import { api } from '../../../lib/api-client.ts'

const anyReply = z.unknown()

/** What somebody changes about their own account; the issuer gives them another session for some of it. */
const change = async <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema) => {
  const reply = await api.account.post(`/auth/${path}`, body, schema)
  api.forgetToken()
  return reply
}

export const stepUpByPassword = (password: string) => change('step-up/password', { password }, provenSchema)

export const changeEmail = (newEmail: string) => api.account.post('/auth/change-email', { newEmail }, mailSentSchema)

export const changePassword = (passwords: z.infer<typeof changePasswordSchema>) =>
  change('change-password', passwords, anyReply)

export const enableTotp = (password: string) => change('two-factor/enable-totp', { password }, enableTotpReplySchema)

/** The app shows the right codes: from now on they are asked for. */
export const confirmTotp = (code: string) => change('two-factor/verify-totp', { code, trustDevice: false }, anyReply)

export const enableSms = (password: string, phoneNumber: string) =>
  change('two-factor/enable-sms', { password, phoneNumber }, anyReply)

export const confirmSms = async (code: string) =>
  (await change('two-factor/confirm-sms', { code }, backupCodesSchema)).backupCodes

/** Without a method, every one. */
export const disableFactor = (password: string, method?: 'totp' | 'sms') =>
  change('two-factor/disable', { password, method }, anyReply)

export const renewBackupCodes = async (password: string) =>
  (await change('two-factor/backup-codes', { password }, backupCodesSchema)).backupCodes ?? []

export const endSession = (id: string) => api.account.post(`/auth/sessions/${encodeURIComponent(id)}/end`, {}, anyReply)

export const endOtherSessions = () => api.account.post('/auth/sessions/end-others', {}, anyReply)

export const endEverySession = () => api.account.post('/auth/sessions/end-all', {}, anyReply)
