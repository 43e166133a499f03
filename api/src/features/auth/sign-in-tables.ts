import type { FactorMethod } from '@medinotes/shared/sign-in'
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type Stamped = ColumnType<Date, Date | string | undefined, Date | string>

export type LinkPurpose = 'verify-email' | 'change-email' | 'reset-password'

/** The schema `auth`, as far as we use it ourselves: in camel case what Better Auth keeps, in snake case what is ours. */
export interface SignInTables {
  user: {
    id: Generated<string>
    name: string
    email: string
    emailVerified: boolean
    kind: string
    twoFactorEnabled: boolean | null
    updatedAt: Stamped
  }
  account: {
    accountId: string
    providerId: string
    userId: string
    password: string | null
    updatedAt: Instant
  }
  session: {
    id: Generated<string>
    userId: string
    expiresAt: Instant
    createdAt: Stamped
    updatedAt: Instant
    ipAddress: string | null
    userAgent: string | null
    provenAt: Instant | null
  }
  jwks: {
    id: Generated<string>
    publicKey: string
    privateKey: string
    createdAt: Instant
    expiresAt: Instant
  }
  links: {
    token_hash: Buffer
    account_id: string
    purpose: LinkPurpose
    email: string
    created_at: Stamped
    expires_at: Instant
  }
  factors: {
    account_id: string
    method: Exclude<FactorMethod, 'backup-code'>
    secret_sealed: string
    confirmed_at: Instant | null
    last_step: ColumnType<string, number | undefined, number>
  }
  backup_codes: { account_id: string; code_hash: Buffer }
  challenges: { token_hash: Buffer; account_id: string; tries: Generated<number>; expires_at: Instant }
  sms_codes: {
    bound_to: string
    purpose: 'prove' | 'confirm'
    account_id: string
    code_hash: Buffer
    tries: Generated<number>
    expires_at: Instant
  }
  trusted_devices: { token_hash: Buffer; account_id: string; created_at: Stamped; expires_at: Instant }
  attempts: { account_id: string; failures: number; locked_until: Instant | null }
}
