import { securitySchema, sessionListSchema, type FactorMethod, type Security } from '@medinotes/shared/sign-in'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/api-client.ts'
import { securityKey, sessionsKey } from './security-keys.ts'

export const securityQuery = queryOptions({
  queryKey: securityKey,
  queryFn: ({ signal }) => api.account.get('/auth/security', securitySchema, { signal }),
  // Set up on a phone or in another tab a moment ago, it must be right here.
  staleTime: 0,
})

export const sessionsQuery = queryOptions({
  queryKey: sessionsKey,
  queryFn: ({ signal }) => api.account.get('/auth/sessions', sessionListSchema, { signal }),
  staleTime: 0,
})

/** What the person can prove themselves with, the handiest first. */
export const factorMethodsOf = ({ totp, smsEnding, backupCodesLeft }: Security): FactorMethod[] => [
  ...(totp ? (['totp'] as const) : []),
  ...(smsEnding === null ? [] : (['sms'] as const)),
  ...(backupCodesLeft > 0 ? (['backup-code'] as const) : []),
]
