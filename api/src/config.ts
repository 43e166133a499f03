import { resolve } from 'node:path'
import type { Role } from '@medinotes/shared/permissions'
import type { z } from 'zod'
import { type AuthIssuer, type Clerk, clerkIssuer, frontendApiOf } from './config/auth-issuers.ts'
import {
  environmentVariables,
  type logLevels,
  type VariableName,
  variableNames,
} from './config/environment-variables.ts'

export interface Config {
  port: number
  host: string
  /** Origin that people open, without a trailing slash. */
  publicUrl: string
  dataDirectory: string
  demo: boolean
  logLevel: (typeof logLevels)[number]
  trustedProxies: readonly string[]
  /** Where a `url` database lies is a secret; the embedded one lies in the data folder. */
  /** `waitMs`: how long a request waits for a database that answers nobody. */
  database: { kind: 'embedded' | 'url'; waitMs: number }
  /** Where counters of rate limits lie; the address of Redis is a secret. */
  cache: { kind: 'process' | 'redis' }
  /** Whether this process runs the jobs, beside serving requests. */
  runJobs: boolean
  keys: { kind: 'file'; path: string } | { kind: 'kms'; keyId: string; region: string }
  noteWriter: { kind: 'offline' } | { kind: 'openai'; baseUrl: string | null; model: string; transcribeModel: string }
  /** Whose tokens count beside those of the built-in issuer; Clerk's among them where it is on. */
  authIssuers: readonly AuthIssuer[]
  /** Null where people sign in with the built-in issuer. */
  clerk: Clerk | null
  /** Where it is kept how far the audit trail went each day. */
  anchors: AnchorPlace
  /** Where the bytes of documents are kept. */
  documents: DocumentPlace
  /** What looks for malware in what is uploaded. */
  scanner: { kind: 'none' } | { kind: 'clamd'; address: { host: string; port: number } | { path: string } }
  /** How notices leave; the address of an SMTP server is a secret. */
  mail: { kind: 'none' } | { kind: 'smtp'; from: string } | { kind: 'ses'; from: string; region: string }
  sms: { kind: 'none' } | { kind: 'sns'; sender: string; region: string }
  /** Whose messages `/api/webhooks/sns` takes; there is no such route where there are none. */
  snsTopics: readonly string[]
  /** Roles that may do nothing before they have a second factor. */
  secondFactorRoles: readonly Role[]
  /** Who is invited to run the installation while nobody does. */
  adminEmail: string | null
  /** Where Acuity is, and how practices may connect their accounts beside giving a key; keys themselves are secrets. */
  acuity: {
    baseUrl: string
    environmentAccount: { referenceFieldId: number | null } | null
    oauthClientId: string | null
  }
  /** Where figures go beside `/metrics`, whose token is a secret. */
  metrics: { emf: boolean }
  /** The collector of traces. */
  traces: { endpoint: string } | null
}

export type AnchorPlace =
  | { kind: 'disk'; folder: string }
  | { kind: 's3'; bucket: string; region: string; endpoint: string | null }

export type DocumentPlace =
  | { kind: 'disk'; folder: string }
  /** `kmsKeyId` is null for the bucket’s own key. */
  | { kind: 's3'; bucket: string; region: string; endpoint: string | null; kmsKeyId: string | null }

export interface Secrets {
  database: { url: string; migrationUrl: string } | null
  openaiApiKey: string | null
  redisUrl: string | null
  smtpUrl: string | null
  /** The installation's own account. */
  acuity: { userId: string; apiKey: string } | null
  acuityClientSecret: string | null
  /** Opens `/metrics`, which is not there without it. */
  metricsToken: string | null
  sentryDsn: string | null
}

/** One line per fault: the variable and what it takes, never the value. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Where clamd listens unless told otherwise. */
const clamdPort = 3310

type Environment = Readonly<Record<string, string | undefined>>
type Values = { [Name in VariableName]: z.output<(typeof environmentVariables)[Name]['schema']> }

/** Pure: what the variables mean, or a ConfigError that names each one that is wrong. */
export function parseEnvironment(environment: Environment): { config: Config; secrets: Secrets } {
  const values = parseValues(environment)
  const faults = findContradictions(environment)
  if (faults.length > 0) throw new ConfigError(faults)
  const kind = values.DATABASE_URL === undefined ? 'embedded' : 'url'
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`
  const demo = values.DEMO ?? kind === 'embedded'
  const clerk = describeClerk(values)
  refuseSecondClerk(values, clerk)
  const config: Config = {
    port: values.PORT,
    host: values.HOST ?? (kind === 'embedded' ? 'localhost' : '0.0.0.0'),
    publicUrl,
    dataDirectory: resolve(values.DATA_DIR),
    demo,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUST_PROXY ?? [],
    database: { kind, waitMs: values.DATABASE_WAIT_MS },
    cache: { kind: values.REDIS_URL === undefined ? 'process' : 'redis' },
    runJobs: values.RUN_JOBS,
    keys: describeKeys(values),
    noteWriter: describeNoteWriter(values),
    anchors: describeAnchors(values),
    documents: describeDocuments(values),
    scanner: describeScanner(values),
    mail: describeMail(values),
    sms: describeSms(values),
    snsTopics: values.SNS_TOPICS ?? [],
    authIssuers: [...values.AUTH_ISSUERS, ...issuersOfClerk(clerk, publicUrl, values)],
    clerk,
    secondFactorRoles: values.SECOND_FACTOR_ROLES ?? (demo ? [] : ['specialist', 'admin']),
    adminEmail: values.ADMIN_EMAIL ?? null,
    acuity: describeAcuity(values),
    metrics: { emf: values.METRICS_EMF },
    traces: describeTraces(values),
  }
  return { config, secrets: collectSecrets(values) }
}

function parseValues(environment: Environment): Values {
  const parsed = variableNames.map((name) => ({
    name,
    result: environmentVariables[name].schema.safeParse(environment[name]),
  }))
  const faults = parsed
    .filter(({ result }) => !result.success)
    .map(({ name }) => `${name} takes ${environmentVariables[name].takes}`)
  if (faults.length > 0) throw new ConfigError(faults)
  // fromEntries forgets which schema belongs to which name; the table above is what ties them.
  return Object.fromEntries(parsed.map(({ name, result }) => [name, result.data])) as unknown as Values
}

const isSet = (environment: Environment, name: VariableName) => Boolean(environment[name])

/** [variable, what it needs beside it]: half a setting would silently leave the embedded part on. */
const companions: readonly (readonly [VariableName, VariableName])[] = [
  ['DATABASE_MIGRATION_URL', 'DATABASE_URL'],
  ['ACUITY_USER_ID', 'ACUITY_API_KEY'],
  ['ACUITY_API_KEY', 'ACUITY_USER_ID'],
  ['ACUITY_REFERENCE_FIELD_ID', 'ACUITY_USER_ID'],
  ['ACUITY_CLIENT_ID', 'ACUITY_CLIENT_SECRET'],
  ['ACUITY_CLIENT_SECRET', 'ACUITY_CLIENT_ID'],
  ['S3_ENDPOINT', 'S3_BUCKET'],
  ['SMTP_URL', 'SES_FROM'],
  ['CLERK_JWKS_URL', 'CLERK_PUBLISHABLE_KEY'],
  ['CLERK_AUTHORIZED_PARTIES', 'CLERK_PUBLISHABLE_KEY'],
]

const findContradictions = (environment: Environment) =>
  companions
    .filter(([name, companion]) => isSet(environment, name) && !isSet(environment, companion))
    .map(
      ([name, companion]) =>
        `${name} needs ${companion} beside it, which takes ${environmentVariables[companion].takes}`,
    )

function describeClerk({ CLERK_PUBLISHABLE_KEY: publishableKey }: Values): Clerk | null {
  const frontendApi = publishableKey === undefined ? null : frontendApiOf(publishableKey)
  return publishableKey === undefined || frontendApi === null ? null : { publishableKey, frontendApi }
}

// Two readings of one issuer's tokens: which of them counted would be chance.
function refuseSecondClerk({ AUTH_ISSUERS }: Values, clerk: Clerk | null) {
  if (!AUTH_ISSUERS.some(({ issuer }) => issuer === clerk?.frontendApi)) return
  throw new ConfigError(['AUTH_ISSUERS names the issuer that CLERK_PUBLISHABLE_KEY leads to; leave it out there'])
}

function issuersOfClerk(clerk: Clerk | null, publicUrl: string, { CLERK_JWKS_URL, CLERK_AUTHORIZED_PARTIES }: Values) {
  if (clerk === null) return []
  return [clerkIssuer(clerk, { jwksUrl: CLERK_JWKS_URL, authorizedParties: CLERK_AUTHORIZED_PARTIES ?? [publicUrl] })]
}

const describeKeys = ({ KMS_KEY_ID, AWS_REGION, DATA_DIR }: Values): Config['keys'] =>
  KMS_KEY_ID === undefined
    ? { kind: 'file', path: resolve(DATA_DIR, 'keys', 'wrapping.key') }
    : { kind: 'kms', keyId: KMS_KEY_ID, region: AWS_REGION }

const describeAnchors = ({ S3_BUCKET, S3_ENDPOINT, AWS_REGION, DATA_DIR }: Values): AnchorPlace =>
  S3_BUCKET === undefined
    ? { kind: 'disk', folder: resolve(DATA_DIR, 'audit-anchors') }
    : { kind: 's3', bucket: S3_BUCKET, region: AWS_REGION, endpoint: S3_ENDPOINT ?? null }

const describeDocuments = ({ S3_BUCKET, S3_ENDPOINT, AWS_REGION, KMS_KEY_ID, DATA_DIR }: Values): DocumentPlace =>
  S3_BUCKET === undefined
    ? { kind: 'disk', folder: resolve(DATA_DIR, 'documents') }
    : {
        ...{ kind: 's3', bucket: S3_BUCKET, region: AWS_REGION },
        ...{ endpoint: S3_ENDPOINT ?? null, kmsKeyId: KMS_KEY_ID ?? null },
      }

function describeScanner({ CLAMAV_URL }: Values): Config['scanner'] {
  if (CLAMAV_URL === undefined) return { kind: 'none' }
  const { protocol, hostname, port, pathname } = new URL(CLAMAV_URL)
  const address = protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || clamdPort) }
  return { kind: 'clamd', address }
}

function describeMail({ SMTP_URL, SES_FROM: from, AWS_REGION: region }: Values): Config['mail'] {
  if (from === undefined) return { kind: 'none' }
  return SMTP_URL === undefined ? { kind: 'ses', from, region } : { kind: 'smtp', from }
}

const describeSms = ({ SMS_SENDER: sender, AWS_REGION: region }: Values): Config['sms'] =>
  sender === undefined ? { kind: 'none' } : { kind: 'sns', sender, region }

const describeTraces = ({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Values): Config['traces'] =>
  endpoint === undefined ? null : { endpoint }

const describeNoteWriter = ({
  OPENAI_API_KEY,
  OPENAI_BASE_URL,
  OPENAI_MODEL,
  ...values
}: Values): Config['noteWriter'] =>
  OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined
    ? { kind: 'offline' }
    : {
        kind: 'openai',
        baseUrl: OPENAI_BASE_URL ?? null,
        model: OPENAI_MODEL,
        transcribeModel: values.OPENAI_TRANSCRIBE_MODEL,
      }

const describeAcuity = ({ ACUITY_USER_ID, ACUITY_REFERENCE_FIELD_ID, ...values }: Values): Config['acuity'] => ({
  baseUrl: values.ACUITY_BASE_URL.replace(/\/$/, ''),
  environmentAccount:
    ACUITY_USER_ID === undefined
      ? null
      : { referenceFieldId: ACUITY_REFERENCE_FIELD_ID === undefined ? null : Number(ACUITY_REFERENCE_FIELD_ID) },
  oauthClientId: values.ACUITY_CLIENT_ID ?? null,
})

const collectSecrets = ({ DATABASE_URL, DATABASE_MIGRATION_URL, ...values }: Values): Secrets => ({
  database:
    DATABASE_URL === undefined ? null : { url: DATABASE_URL, migrationUrl: DATABASE_MIGRATION_URL ?? DATABASE_URL },
  openaiApiKey: values.OPENAI_API_KEY ?? null,
  redisUrl: values.REDIS_URL ?? null,
  smtpUrl: values.SMTP_URL ?? null,
  acuity:
    values.ACUITY_USER_ID === undefined || values.ACUITY_API_KEY === undefined
      ? null
      : { userId: values.ACUITY_USER_ID, apiKey: values.ACUITY_API_KEY },
  acuityClientSecret: values.ACUITY_CLIENT_SECRET ?? null,
  metricsToken: values.METRICS_TOKEN ?? null,
  sentryDsn: values.SENTRY_DSN ?? null,
})
