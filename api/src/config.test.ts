import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentVariables, type VariableName, variableNames } from './config/environment-variables.ts'
import { ConfigError, parseEnvironment } from './config.ts'
import { apiRoot } from './platform/api-root.ts'

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

const publishableKeyOf = (host: string) => `pk_test_${Buffer.from(`${host}$`).toString('base64')}`

describe('with nothing set', () => {
  const { config, secrets } = parseEnvironment({})

  test('everything is embedded and shown as a demo on this machine alone', () => {
    expect(config).toMatchObject({
      port: 8000,
      host: 'localhost',
      publicUrl: 'http://localhost:8000',
      demo: true,
      database: { kind: 'embedded', waitMs: 1750 },
      keys: { kind: 'file' },
      noteWriter: { kind: 'offline' },
      cache: { kind: 'process' },
      authIssuers: [],
      clerk: null,
      secondFactorRoles: [],
      adminEmail: null,
      mail: { kind: 'none' },
      sms: { kind: 'none' },
      snsTopics: [],
      metrics: { emf: false },
      traces: null,
    })
  })

  test('there are no secrets', () => expect(Object.values(secrets).every((secret) => secret === null)).toBe(true))
})

test('a database of one’s own switches the demo off and listens to the network', () => {
  const { config, secrets } = parseEnvironment({ DATABASE_URL: 'postgres://app:hunter2@db:5432/notes' })
  expect(config).toMatchObject({ database: { kind: 'url' }, demo: false, host: '0.0.0.0' })
  expect(secrets.database).toEqual({
    url: 'postgres://app:hunter2@db:5432/notes',
    migrationUrl: 'postgres://app:hunter2@db:5432/notes',
  })
  expect(JSON.stringify(config)).not.toContain('hunter2')
})

test.each([
  [
    { OPENAI_API_KEY: 'sk-1' },
    { kind: 'openai', baseUrl: null, model: 'gpt-6.1-terra', transcribeModel: 'gpt-transcribe' },
  ],
  [
    { OPENAI_BASE_URL: 'http://localhost:1/v1', OPENAI_MODEL: 'llama' },
    { kind: 'openai', baseUrl: 'http://localhost:1/v1', model: 'llama', transcribeModel: 'gpt-transcribe' },
  ],
  [{ OPENAI_MODEL: 'llama' }, { kind: 'offline' }],
])('%j chooses the note writer', (environment, noteWriter) => {
  expect(parseEnvironment(environment).config.noteWriter).toEqual(noteWriter)
})

test.each([
  [{ SES_FROM: 'a@b.test' }, { kind: 'ses', from: 'a@b.test', region: 'ap-southeast-2' }],
  [
    { SES_FROM: 'a@b.test', SMTP_URL: 'smtps://u:hunter2@mail.test' },
    { kind: 'smtp', from: 'a@b.test' },
  ],
])('%j chooses how mail leaves', (environment, mail) => {
  const { config } = parseEnvironment(environment)
  expect(config.mail).toEqual(mail)
  expect(JSON.stringify(config)).not.toContain('hunter2')
})

test('a sender of SMS and topics that tell what became of notices are taken from AWS', () => {
  const topics = ['arn:aws:sns:ap-southeast-2:123456789012:bounces', 'arn:aws:sns:us-east-1:123456789012:sms']
  const { config } = parseEnvironment({
    SMS_SENDER: 'MediNotes',
    SNS_TOPICS: topics.join(', '),
    AWS_REGION: 'us-east-1',
  })
  expect(config).toMatchObject({ sms: { kind: 'sns', sender: 'MediNotes', region: 'us-east-1' }, snsTopics: topics })
})

test('an issuer that names one audience becomes a list of one', () => {
  const issuer = { issuer: 'https://id.test', jwksUrl: 'https://id.test/jwks', audience: 'us', algorithms: ['RS256'] }
  const { config } = parseEnvironment({ AUTH_ISSUERS: JSON.stringify([issuer]) })
  expect(config.authIssuers).toEqual([{ ...issuer, kind: 'oidc', audience: ['us'] }])
})

describe('Clerk', () => {
  const key = publishableKeyOf('clerk.medinotes.example')
  const clerkFor = (environment: Record<string, string>) =>
    parseEnvironment({ CLERK_PUBLISHABLE_KEY: key, PUBLIC_URL: 'https://notes.example.com.au', ...environment }).config

  test('is switched on by its publishable key alone', () => {
    expect(clerkFor({})).toMatchObject({
      clerk: { publishableKey: key, frontendApi: 'https://clerk.medinotes.example' },
      authIssuers: [
        {
          kind: 'clerk',
          issuer: 'https://clerk.medinotes.example',
          jwksUrl: 'https://clerk.medinotes.example/.well-known/jwks.json',
          authorizedParties: ['https://notes.example.com.au'],
          algorithms: ['RS256'],
        },
      ],
    })
  })

  test('takes its keys from elsewhere and tokens for other pages where the operator says so', () => {
    const { authIssuers } = clerkFor({
      CLERK_JWKS_URL: 'http://127.0.0.1:9000/jwks',
      CLERK_AUTHORIZED_PARTIES: 'https://notes.example.com.au/, https://app.example.com.au:8443',
    })
    expect(authIssuers).toMatchObject([
      {
        jwksUrl: 'http://127.0.0.1:9000/jwks',
        authorizedParties: ['https://notes.example.com.au', 'https://app.example.com.au:8443'],
      },
    ])
  })

  test('stands beside other issuers, and not twice', () => {
    const other = { issuer: 'https://id.test', jwksUrl: 'https://id.test/jwks', audience: 'us', algorithms: ['RS256'] }
    expect(clerkFor({ AUTH_ISSUERS: JSON.stringify([other]) }).authIssuers).toHaveLength(2)
    const same = { ...other, issuer: 'https://clerk.medinotes.example' }
    expect(faultsOf({ CLERK_PUBLISHABLE_KEY: key, AUTH_ISSUERS: JSON.stringify([same]) })).toEqual([
      'AUTH_ISSUERS names the issuer that CLERK_PUBLISHABLE_KEY leads to; leave it out there',
    ])
  })

  test('an issuer of AUTH_ISSUERS that names authorised parties is read as Clerk’s', () => {
    const issuers = issuerWith({ audience: undefined, authorizedParties: ['https://us.test'] })
    expect(parseEnvironment({ AUTH_ISSUERS: issuers }).config.authIssuers).toMatchObject([{ kind: 'clerk' }])
  })
})

describe('the roles that need a second factor', () => {
  const rolesOf = (environment: Record<string, string>) => parseEnvironment(environment).config.secondFactorRoles

  test('are those who see patients’ data, and nobody in a demonstration', () => {
    expect(rolesOf({ DEMO: 'false' })).toEqual(['specialist', 'admin'])
    expect(rolesOf({ DEMO: 'true' })).toEqual([])
  })

  test('are those the operator names', () => {
    expect(rolesOf({ SECOND_FACTOR_ROLES: 'admin, referrer' })).toEqual(['admin', 'referrer'])
    expect(rolesOf({ SECOND_FACTOR_ROLES: 'none', DEMO: 'false' })).toEqual([])
  })
})

test('the first administrator’s address is kept in small letters', () => {
  expect(parseEnvironment({ ADMIN_EMAIL: 'Ops@Example.com.au' }).config.adminEmail).toBe('ops@example.com.au')
})

test('Redis is a secret address, and the configuration says only that it is there', () => {
  const { config, secrets } = parseEnvironment({ REDIS_URL: 'rediss://:hunter2@cache:6379' })
  expect(config.cache).toEqual({ kind: 'redis' })
  expect(JSON.stringify(config)).not.toContain('hunter2')
  expect(secrets.redisUrl).toBe('rediss://:hunter2@cache:6379')
})

test('a blank value counts as not set', () => {
  const blank = Object.fromEntries(variableNames.map((name) => [name, '']))
  expect(parseEnvironment(blank)).toEqual(parseEnvironment({}))
})

const issuerWith = (changes: object) =>
  JSON.stringify([
    { issuer: 'https://id.test', jwksUrl: 'https://id.test/jwks', audience: 'us', algorithms: ['RS256'], ...changes },
  ])

const malformed: [VariableName, string[]][] = [
  ['PORT', ['0', '65536', '80.5', 'http', '-1', '1e3']],
  ['HOST', ['not a host', 'http://x']],
  ['PUBLIC_URL', ['example.com', 'ftp://example.com', 'https://example.com/path', 'https://a:b@example.com']],
  ['DEMO', ['maybe', '2']],
  ['LOG_LEVEL', ['loud']],
  ['TRUST_PROXY', ['1', 'true', '10.0.0.0/33', '10.0.0.0/8,proxy', '10.0.0.0/8/8']],
  ['DATABASE_URL', ['mysql://db/x', 'localhost']],
  ['DATABASE_WAIT_MS', ['99', '60001', '1e3', 'long']],
  ['REDIS_URL', ['http://cache']],
  ['AWS_REGION', ['Sydney']],
  ['OPENAI_API_KEY', ['two words']],
  ['OPENAI_BASE_URL', ['localhost:1234']],
  [
    'AUTH_ISSUERS',
    [
      'none',
      '{}',
      issuerWith({ issuer: 'http://id.test' }),
      issuerWith({ algorithms: ['HS256'] }),
      issuerWith({ algorithms: [] }),
      issuerWith({ authorizedParties: ['https://us.test'] }),
      issuerWith({ audience: undefined }),
      issuerWith({ secret: 'x' }),
    ],
  ],
  [
    'CLERK_PUBLISHABLE_KEY',
    [
      'sk_test_x',
      'pk_test_',
      'pk_test_x',
      publishableKeyOf('').replace('pk_test_', ''),
      publishableKeyOf("clerk.example; script-src 'unsafe-inline'"),
      publishableKeyOf('clerk.example/path'),
      `pk_live_${Buffer.from('clerk.example').toString('base64')}`,
    ],
  ],
  ['CLERK_JWKS_URL', ['clerk.example/jwks', 'http://clerk.example/jwks', 'ftp://clerk.example/jwks']],
  ['CLERK_AUTHORIZED_PARTIES', ['notes.example', 'https://notes.example/path', 'https://a.example,,https://b.example']],
  ['SECOND_FACTOR_ROLES', ['doctor', 'admin,none', 'admin,,specialist']],
  ['ADMIN_EMAIL', ['admin']],
  ['S3_BUCKET', ['Upper_Case']],
  ['SMTP_URL', ['http://mail']],
  ['SES_FROM', ['nobody']],
  ['SMS_SENDER', ['A name that is too long']],
  [
    'SNS_TOPICS',
    ['bounces', 'arn:aws:sns:ap-southeast-2:123456789012:bounces,', 'arn:aws:sqs:ap-southeast-2:123456789012:q'],
  ],
  ['CLAMAV_URL', ['localhost', 'unix://clamd.ctl']],
  ['METRICS_TOKEN', ['short', 'sixteen and spaces']],
  ['SENTRY_DSN', ['dsn', 'https://sentry.test/1', 'https://key@sentry.test/']],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector']],
]

describe.each(malformed)('%s', (name, values) => {
  test.each(values)('refuses %s and says what it takes', (value) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name} takes ${environmentVariables[name].takes}`])
  })
})

test('every fault is told at once, and no value is repeated', () => {
  const faults = faultsOf({ PORT: 'sixteen', DATABASE_URL: 'mysql://root:hunter2@db', DEMO: 'perhaps' })
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['PORT', 'DEMO', 'DATABASE_URL'])
  expect(faults.join('\n')).not.toMatch(/sixteen|hunter2|perhaps/)
})

test.each(['CLERK_JWKS_URL', 'CLERK_AUTHORIZED_PARTIES'])('%s alone is half a setting', (name) => {
  expect(faultsOf({ [name]: 'https://clerk.example' })).toEqual([
    expect.stringMatching(`^${name} needs CLERK_PUBLISHABLE_KEY beside it`),
  ])
})

test('half a setting is refused', () => {
  expect(faultsOf({ DATABASE_MIGRATION_URL: 'postgres://owner@db/x' })).toEqual([
    expect.stringMatching(/^DATABASE_MIGRATION_URL needs DATABASE_URL beside it/),
  ])
  expect(faultsOf({ SMTP_URL: 'smtp://mail' })).toEqual([expect.stringMatching(/^SMTP_URL needs SES_FROM beside it/)])
  expect(faultsOf({ ACUITY_USER_ID: '1' })).toEqual([expect.stringMatching(/^ACUITY_USER_ID needs ACUITY_API_KEY/)])
})

test.each([
  ['tcp://scanner:3311', { host: 'scanner', port: 3311 }],
  ['tcp://scanner', { host: 'scanner', port: 3310 }],
  ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
])('%s is where clamd listens', (CLAMAV_URL, address) => {
  expect(parseEnvironment({ CLAMAV_URL }).config.scanner).toEqual({ kind: 'clamd', address })
})

describe('.env.example', () => {
  const lines = readFileSync(join(apiRoot, '..', '.env.example'), 'utf8').split('\n')
  const documented = lines.flatMap((line) => /^# ([A-Z0-9_]+)=/.exec(line)?.[1] ?? [])

  test('documents every variable and no other', () => {
    expect(documented.toSorted()).toEqual(variableNames.toSorted())
  })

  test.each(variableNames)('says of %s what the service accepts', (name) => {
    const at = lines.findIndex((line) => line.startsWith(`# ${name}=`))
    const { takes, default: fallback } = environmentVariables[name]
    expect(lines[at - 2]).toBe(`# Takes ${takes}.`)
    expect(lines[at - 1]).toContain(`# Default: ${fallback}.`)
  })

  test('gives examples that are accepted', () => {
    const examples = lines.flatMap((line) => /^# ([A-Z0-9_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? [])
    const pairs = documented.map((name) => [name, examples[examples.indexOf(name) + 1] ?? ''])
    expect(faultsOf(Object.fromEntries(pairs) as Record<string, string>)).toEqual([])
  })
})
