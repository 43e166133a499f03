import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import type { Config } from '../config.ts'

interface Part {
  name: string
  /** What serves it now. */
  kind: string
  /** The variable that switched the real part on, or would. */
  variable: string
  real: boolean
}

function describeParts({
  database,
  cache,
  keys,
  noteWriter,
  anchors,
  documents,
  scanner,
  mail,
  sms,
  ...signIn
}: Config): Part[] {
  return [
    database.kind === 'embedded'
      ? { name: 'Database', kind: 'embedded PostgreSQL', variable: 'DATABASE_URL', real: false }
      : { name: 'Database', kind: 'PostgreSQL', variable: 'DATABASE_URL', real: true },
    keys.kind === 'file'
      ? { name: 'Keys', kind: 'key file', variable: 'KMS_KEY_ID', real: false }
      : { name: 'Keys', kind: 'AWS KMS', variable: 'KMS_KEY_ID', real: true },
    cache.kind === 'process'
      ? { name: 'Limits', kind: 'counted in this process', variable: 'REDIS_URL', real: false }
      : { name: 'Limits', kind: 'counted in Redis', variable: 'REDIS_URL', real: true },
    noteWriter.kind === 'offline'
      ? { name: 'Notes', kind: 'offline writer, no AI', variable: 'OPENAI_API_KEY', real: false }
      : { name: 'Notes', kind: `AI, ${noteWriter.model}`, variable: 'OPENAI_API_KEY or OPENAI_BASE_URL', real: true },
    documents.kind === 'disk'
      ? { name: 'Documents', kind: 'sealed files in DATA_DIR', variable: 'S3_BUCKET', real: false }
      : { name: 'Documents', kind: 'S3', variable: 'S3_BUCKET', real: true },
    anchors.kind === 'disk'
      ? { name: 'Anchors', kind: 'files in DATA_DIR', variable: 'S3_BUCKET', real: false }
      : { name: 'Anchors', kind: 'S3', variable: 'S3_BUCKET', real: true },
    scanner.kind === 'none'
      ? { name: 'Viruses', kind: 'nobody looks for them', variable: 'CLAMAV_URL', real: false }
      : { name: 'Viruses', kind: 'ClamAV', variable: 'CLAMAV_URL', real: true },
    describeMail(mail),
    sms.kind === 'none'
      ? { name: 'SMS', kind: 'kept, not sent', variable: 'SMS_SENDER', real: false }
      : { name: 'SMS', kind: 'Amazon SNS', variable: 'SMS_SENDER', real: true },
    describeSignIn(signIn),
  ]
}

function describeMail({ kind }: Config['mail']): Part {
  if (kind === 'none') return { name: 'Mail', kind: 'kept, not sent', variable: 'SMTP_URL or SES_FROM', real: false }
  return kind === 'smtp'
    ? { name: 'Mail', kind: 'SMTP', variable: 'SMTP_URL', real: true }
    : { name: 'Mail', kind: 'Amazon SES', variable: 'SES_FROM', real: true }
}

function describeSignIn({ clerk, authIssuers }: Pick<Config, 'clerk' | 'authIssuers'>): Part {
  const others = authIssuers.length - (clerk ? 1 : 0)
  const kind = (clerk ? 'Clerk' : 'built in') + (others > 0 ? `, and ${others} more` : '')
  if (clerk) return { name: 'Sign-in', kind, variable: 'CLERK_PUBLISHABLE_KEY', real: true }
  const variable = others > 0 ? 'AUTH_ISSUERS' : 'CLERK_PUBLISHABLE_KEY or AUTH_ISSUERS'
  return { name: 'Sign-in', kind, variable, real: others > 0 }
}

const describeSwitch = ({ variable, real }: Part) => (real ? `real, by ${variable}` : `${variable} makes it real`)

interface Styles {
  strong(text: string): string
  faint(text: string): string
}

const plain: Styles = { strong: (text) => text, faint: (text) => text }
const coloured: Styles = {
  strong: (text) => `\u001B[1m${text}\u001B[22m`,
  faint: (text) => `\u001B[2m${text}\u001B[22m`,
}

interface BannerOptions {
  version: string
  /** Whether the output is a terminal. */
  terminal: boolean
}

/** What a person sees when the service is up: where it is, who may sign in, and which parts are stand-ins. */
export function renderBanner(config: Config, { version, terminal }: BannerOptions): string {
  const { strong, faint } = terminal ? coloured : plain
  const parts = describeParts(config).map(
    (part) => `  ${part.name.padEnd(10)}${part.kind.padEnd(26)}${faint(describeSwitch(part))}`,
  )
  const demo = [
    `  Demo accounts, password ${strong(demoPassword)}`,
    ...demoAccounts.map(({ email, role, about }) => `  ${email.padEnd(24)}${role.padEnd(12)}${faint(about)}`),
  ]
  const sections = [
    [`  ${strong(`MediNotes Pro ${version}`)}  ${strong(config.publicUrl)}`],
    parts,
    ...(config.demo ? [demo] : []),
    ...(config.unused.length > 0 ? [config.unused.map((name) => `  ${name} is set, not used by this version`)] : []),
    [faint('  Ctrl-C stops everything.')],
  ]
  return `\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}
