import { demoPassword } from '@medinotes/shared/demo'
import { describe, expect, test } from 'vitest'
import { parseEnvironment } from '../config.ts'
import { renderBanner } from './banner.ts'

const bannerOf = (environment: Record<string, string>, terminal = false) =>
  renderBanner(parseEnvironment(environment).config, { version: '1.2.3', terminal })

test('says where it is, who may try it and what is embedded', () => {
  const banner = bannerOf({ PORT: '8042' })
  expect(banner).toContain('MediNotes Pro 1.2.3')
  expect(banner).toContain('http://localhost:8042')
  expect(banner).toContain(demoPassword)
  expect(banner).toContain('specialist@demo.test')
  expect(banner).toMatch(/Database +embedded PostgreSQL +DATABASE_URL/)
  expect(banner).toMatch(/Notes +offline writer, no AI/)
})

test('says which parts are real, and nothing secret', () => {
  const banner = bannerOf({
    DATABASE_URL: 'postgres://app:hunter2@db/x',
    OPENAI_API_KEY: 'sk-hunter3',
    OPENAI_MODEL: 'm-1',
  })
  expect(banner).toMatch(/Database +PostgreSQL +real/)
  expect(banner).toMatch(/Notes +AI, m-1 +real/)
  expect(banner).not.toMatch(/hunter|demo\.test|medinotes-demo/)
})

describe('sign-in', () => {
  const issuer = { issuer: 'https://id.test', jwksUrl: 'https://id.test/jwks', audience: 'us', algorithms: ['RS256'] }
  const AUTH_ISSUERS = JSON.stringify([issuer])
  const CLERK_PUBLISHABLE_KEY = `pk_test_${Buffer.from('clerk.example$').toString('base64')}`

  test('is built in until something switches it', () => {
    expect(bannerOf({})).toMatch(/Sign-in +built in +CLERK_PUBLISHABLE_KEY or AUTH_ISSUERS makes it real/)
    expect(bannerOf({ AUTH_ISSUERS })).toMatch(/Sign-in +built in, and 1 more +real, by AUTH_ISSUERS/)
  })

  test('is Clerk’s where its key is set', () => {
    expect(bannerOf({ CLERK_PUBLISHABLE_KEY })).toMatch(/Sign-in +Clerk +real, by CLERK_PUBLISHABLE_KEY/)
    expect(bannerOf({ CLERK_PUBLISHABLE_KEY, AUTH_ISSUERS })).toMatch(/Sign-in +Clerk, and 1 more +real/)
  })
})

test('says that a bucket holds documents and the anchors of the audit trail', () => {
  expect(bannerOf({ S3_BUCKET: 'anchors' })).toMatch(/Documents +S3 +real, by S3_BUCKET\n +Anchors +S3 +real/)
  expect(bannerOf({})).toMatch(/Documents +sealed files in DATA_DIR +S3_BUCKET makes it real/)
})

test('says whether files are scanned for viruses', () => {
  expect(bannerOf({})).toMatch(/Viruses +nobody looks for them +CLAMAV_URL makes it real/)
  expect(bannerOf({ CLAMAV_URL: 'tcp://scanner:3310' })).toMatch(/Viruses +ClamAV +real, by CLAMAV_URL/)
})

test('says whether notices leave, and how', () => {
  expect(bannerOf({})).toMatch(
    /Mail +kept, not sent +SMTP_URL or SES_FROM makes it real\n +SMS +kept, not sent +SMS_SENDER/,
  )
  const SES_FROM = 'notices@example.com.au'
  expect(bannerOf({ SES_FROM, SMS_SENDER: 'MediNotes' })).toMatch(
    /Mail +Amazon SES +real, by SES_FROM\n +SMS +Amazon SNS/,
  )
  expect(bannerOf({ SES_FROM, SMTP_URL: 'smtp://a:hunter4@mail' })).toMatch(/Mail +SMTP +real, by SMTP_URL/)
  expect(bannerOf({ SES_FROM, SMTP_URL: 'smtp://a:hunter4@mail' })).not.toContain('hunter4')
})

test('is plain text where nobody looks at a terminal', () => {
  expect(bannerOf({})).not.toContain('\u001B')
  expect(bannerOf({}, true)).toContain('\u001B')
})
