import type { Config } from '../config.ts'

/** What the product rests on, as the configuration says. */
export interface InstallationPart {
  key: PartKey
  /** As the banner calls it. */
  name: string
  /** What serves it now. */
  kind: string
  /** The variable that switched the real part on, or would. */
  variable: string
  real: boolean
}

export type PartKey =
  | 'database'
  | 'keys'
  | 'cache'
  | 'note-writer'
  | 'documents'
  | 'anchors'
  | 'scanner'
  | 'mail'
  | 'sms'
  | 'sign-in'

/** The one list of what is embedded and what is real: for the banner, and for the page about integrations. */
export const describeParts = (config: Config): InstallationPart[] => [
  ...describeKept(config),
  ...describeServices(config),
  describeSignIn(config),
]

const describeKept = ({ database, keys, cache, documents, anchors }: Config): InstallationPart[] => [
  database.kind === 'embedded'
    ? { key: 'database', name: 'Database', kind: 'embedded PostgreSQL', variable: 'DATABASE_URL', real: false }
    : { key: 'database', name: 'Database', kind: 'PostgreSQL', variable: 'DATABASE_URL', real: true },
  keys.kind === 'file'
    ? { key: 'keys', name: 'Keys', kind: 'key file', variable: 'KMS_KEY_ID', real: false }
    : { key: 'keys', name: 'Keys', kind: 'AWS KMS', variable: 'KMS_KEY_ID', real: true },
  cache.kind === 'process'
    ? { key: 'cache', name: 'Limits', kind: 'counted in this process', variable: 'REDIS_URL', real: false }
    : { key: 'cache', name: 'Limits', kind: 'counted in Redis', variable: 'REDIS_URL', real: true },
  documents.kind === 'disk'
    ? { key: 'documents', name: 'Documents', kind: 'sealed files in DATA_DIR', variable: 'S3_BUCKET', real: false }
    : { key: 'documents', name: 'Documents', kind: 'S3', variable: 'S3_BUCKET', real: true },
  anchors.kind === 'disk'
    ? { key: 'anchors', name: 'Anchors', kind: 'files in DATA_DIR', variable: 'S3_BUCKET', real: false }
    : { key: 'anchors', name: 'Anchors', kind: 'S3', variable: 'S3_BUCKET', real: true },
]

const describeServices = ({ noteWriter, scanner, mail, sms }: Config): InstallationPart[] => [
  noteWriter.kind === 'offline'
    ? { key: 'note-writer', name: 'Notes', kind: 'offline writer, no AI', variable: 'OPENAI_API_KEY', real: false }
    : {
        ...{ key: 'note-writer', name: 'Notes', kind: `AI, ${noteWriter.model}` },
        ...{ variable: 'OPENAI_API_KEY or OPENAI_BASE_URL', real: true },
      },
  scanner.kind === 'none'
    ? { key: 'scanner', name: 'Viruses', kind: 'nobody looks for them', variable: 'CLAMAV_URL', real: false }
    : { key: 'scanner', name: 'Viruses', kind: 'ClamAV', variable: 'CLAMAV_URL', real: true },
  describeMail(mail),
  sms.kind === 'none'
    ? { key: 'sms', name: 'SMS', kind: 'kept, not sent', variable: 'SMS_SENDER', real: false }
    : { key: 'sms', name: 'SMS', kind: 'Amazon SNS', variable: 'SMS_SENDER', real: true },
]

function describeMail({ kind }: Config['mail']): InstallationPart {
  const mail = { key: 'mail', name: 'Mail' } as const
  if (kind === 'none') return { ...mail, kind: 'kept, not sent', variable: 'SMTP_URL or SES_FROM', real: false }
  return kind === 'smtp'
    ? { ...mail, kind: 'SMTP', variable: 'SMTP_URL', real: true }
    : { ...mail, kind: 'Amazon SES', variable: 'SES_FROM', real: true }
}

function describeSignIn({ clerk, authIssuers }: Pick<Config, 'clerk' | 'authIssuers'>): InstallationPart {
  const others = authIssuers.length - (clerk ? 1 : 0)
  const kind = (clerk ? 'Clerk' : 'built in') + (others > 0 ? `, and ${others} more` : '')
  const signIn = { key: 'sign-in', name: 'Sign-in', kind } as const
  if (clerk) return { ...signIn, variable: 'CLERK_PUBLISHABLE_KEY', real: true }
  const variable = others > 0 ? 'AUTH_ISSUERS' : 'CLERK_PUBLISHABLE_KEY or AUTH_ISSUERS'
  return { ...signIn, variable, real: others > 0 }
}
