import { roles } from '@medinotes/shared/permissions'
import { z } from 'zod'
import { usualWaitMs } from '../platform/database-wait.ts'
import { authIssuersSchema, frontendApiOf, isTrustworthyUrl } from './auth-issuers.ts'
import {
  addressRangesSchema,
  flagSchema,
  listSchema,
  originSchema,
  portSchema,
  secretVariable,
  urlSchema,
  variable,
  type Variable,
} from './variable-types.ts'

const text = z.string().max(500)
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const postgresUrl = urlSchema('postgres', 'postgresql').optional()
const postgresUrlTakes = 'a PostgreSQL URL, such as postgres://user:password@host:5432/medinotes'
const awsRegion = /^[a-z]{2}(-[a-z]+)+-\d$/
const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const topicArn = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?$/
const sentryDsn = urlSchema('http', 'https').regex(/^https?:\/\/[^/@\s]+@[^/\s]+\/(?:\S+\/)?\d+$/)
const senderName = /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$|^\+[1-9]\d{6,14}$/

/** Every variable the product reads: the source of parsing, of what a fault says and of `.env.example`. */
export const environmentVariables = {
  PORT: variable('a port number from 1 to 65535', portSchema.default(8000), '8000'),
  HOST: variable(
    'a host name or address to listen on',
    z.union([z.ipv4(), z.ipv6(), z.hostname()]).optional(),
    'localhost with the embedded database, 0.0.0.0 with DATABASE_URL',
  ),
  PUBLIC_URL: variable(
    'the address people open, without a path, such as https://notes.example.com.au',
    originSchema.optional(),
    'http://localhost:PORT',
  ),
  DATA_DIR: variable('a folder for database, documents and keys', text.default('.data'), '.data'),
  DEMO: variable('true or false', flagSchema.optional(), 'true with the embedded database, otherwise false'),
  LOG_LEVEL: variable(`one of ${logLevels.join(', ')}`, z.enum(logLevels).default('info'), 'info'),
  TRUST_PROXY: variable(
    'addresses or CIDR ranges of the proxies in front, separated by commas, such as 10.0.0.0/8',
    addressRangesSchema.optional(),
    'no proxy is trusted',
  ),
  DATABASE_URL: secretVariable(postgresUrlTakes, postgresUrl),
  DATABASE_MIGRATION_URL: secretVariable(`${postgresUrlTakes}, of the role that owns the tables`, postgresUrl),
  DATABASE_WAIT_MS: variable(
    'milliseconds from 100 to 60000 that a request waits for a database that answers nobody',
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((ms) => ms >= 100 && ms <= 60_000)
      .default(usualWaitMs),
    `${usualWaitMs}`,
  ),
  REDIS_URL: secretVariable('a Redis URL, such as redis://host:6379', urlSchema('redis', 'rediss').optional()),
  RUN_JOBS: variable(
    'true or false; false where a worker of its own runs the jobs',
    flagSchema.default(true),
    'true: the service runs its jobs itself',
  ),
  KMS_KEY_ID: variable('the id, ARN or alias of an AWS KMS key', text.optional(), 'a key file in DATA_DIR'),
  AWS_REGION: variable(
    'an AWS region, such as ap-southeast-2',
    z.string().regex(awsRegion).default('ap-southeast-2'),
    'ap-southeast-2',
  ),
  AUTH_ISSUERS: variable(
    'a JSON list of {issuer, jwksUrl, audience or authorizedParties, algorithms}',
    authIssuersSchema.default([]),
    'the built-in issuer only',
  ),
  CLERK_PUBLISHABLE_KEY: variable(
    'a publishable key of Clerk, beginning with pk_test_ or pk_live_',
    z
      .string()
      .regex(/^pk_(test|live)_\S+$/)
      .refine((key) => frontendApiOf(key) !== null)
      .optional(),
    'people sign in with the built-in issuer',
  ),
  CLERK_JWKS_URL: variable(
    'the https URL of Clerk’s key set; http on this machine alone',
    z.string().refine(isTrustworthyUrl).optional(),
    'the one that the publishable key leads to',
  ),
  CLERK_AUTHORIZED_PARTIES: variable(
    'the origins whose pages Clerk’s tokens may be for, separated by commas',
    listSchema(originSchema).optional(),
    'PUBLIC_URL',
  ),
  SECOND_FACTOR_ROLES: variable(
    `roles that must have a second factor, of ${roles.join(', ')}, separated by commas, or none`,
    z.union([z.literal('none').transform(() => []), listSchema(z.enum(roles))]).optional(),
    'specialist,admin; none in demo mode',
  ),
  ADMIN_EMAIL: variable(
    'the e-mail address of who is to run the installation first',
    z.email().max(254).toLowerCase().optional(),
    'nobody is invited',
  ),
  OPENAI_API_KEY: secretVariable(
    'an API key without spaces',
    z
      .string()
      .regex(/^\S{1,500}$/)
      .optional(),
  ),
  OPENAI_BASE_URL: variable(
    'the http(s) URL of an OpenAI-compatible API, such as http://localhost:11434/v1',
    urlSchema('http', 'https').optional(),
    'OpenAI itself, when OPENAI_API_KEY is set',
  ),
  OPENAI_MODEL: variable('the name of a model', text.default('gpt-6.1-terra'), 'gpt-6.1-terra'),
  OPENAI_TRANSCRIBE_MODEL: variable(
    'the name of a transcription model',
    text.default('gpt-transcribe'),
    'gpt-transcribe',
  ),
  S3_BUCKET: variable(
    'the name of an S3 bucket with Object Lock, for documents and the anchors of the audit trail',
    z.string().regex(bucketName).optional(),
    'both in DATA_DIR',
  ),
  S3_ENDPOINT: variable('the http(s) URL of an S3 server', urlSchema('http', 'https').optional(), 'AWS'),
  ACUITY_USER_ID: variable(
    'the number of an Acuity account',
    z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
  ),
  ACUITY_API_KEY: secretVariable(
    'an Acuity API key',
    z
      .string()
      .regex(/^\S{1,200}$/)
      .optional(),
  ),
  ACUITY_BASE_URL: variable(
    'the http(s) URL of the Acuity API',
    urlSchema('http', 'https').default('https://acuityscheduling.com/api/v1'),
    'https://acuityscheduling.com/api/v1',
  ),
  ACUITY_REFERENCE_FIELD_ID: variable(
    'the number of an Acuity form field',
    z
      .string()
      .regex(/^\d{1,12}$/)
      .optional(),
  ),
  ACUITY_CLIENT_ID: variable(
    'the client id of an Acuity OAuth2 application',
    z
      .string()
      .regex(/^\S{1,200}$/)
      .optional(),
    'practices connect by API key only',
  ),
  ACUITY_CLIENT_SECRET: secretVariable(
    'the client secret of that application',
    z
      .string()
      .regex(/^\S{1,200}$/)
      .optional(),
  ),
  SMTP_URL: secretVariable('an SMTP URL, such as smtp://host:1025', urlSchema('smtp', 'smtps').optional()),
  SES_FROM: variable(
    'the e-mail address that notices come from',
    z.email().max(254).optional(),
    'no mail is sent; with SMTP_URL through that server, otherwise through Amazon SES',
  ),
  SMS_SENDER: variable(
    'a sender name of up to 11 letters and digits, or a number such as +61400000000',
    z.string().regex(senderName).optional(),
    'no SMS is sent; otherwise through Amazon SNS',
  ),
  SNS_TOPICS: variable(
    'the ARNs of the SNS topics that tell of bounces and of replies to SMS, separated by commas',
    listSchema(z.string().regex(topicArn)).optional(),
    'nothing is told to /api/webhooks/sns',
  ),
  CLAMAV_URL: variable(
    'the address of clamd, such as tcp://host:3310 or unix:///run/clamav/clamd.ctl',
    z.union([urlSchema('tcp'), z.string().regex(/^unix:\/\/\/\S+$/)]).optional(),
    'files are looked into, and not for viruses',
  ),
  METRICS_TOKEN: secretVariable(
    'a token of 16 to 200 characters without spaces, which opens /metrics',
    z
      .string()
      .regex(/^\S{16,200}$/)
      .optional(),
  ),
  METRICS_EMF: variable(
    'true or false; true writes figures for CloudWatch into the log once a minute',
    flagSchema.default(false),
    'false',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(
    'the http(s) URL of a collector of traces, such as http://localhost:4318',
    urlSchema('http', 'https').optional(),
    'nothing is traced',
  ),
  SENTRY_DSN: secretVariable('an http(s) URL from Sentry, ending with the number of a project', sentryDsn.optional()),
} satisfies Record<string, Variable>

export type VariableName = keyof typeof environmentVariables
export const variableNames = Object.keys(environmentVariables) as VariableName[]
