import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import type { Enrolment } from '../organizations/enrolment.service.ts'
import { type BuiltInIssuer, builtInTokens } from './built-in-issuer.ts'
import type { PasswordHashing } from './password-hash.ts'

const practice = {
  id: '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f01',
  name: 'Harbour Medico-Legal',
  kind: 'practice',
  plan: 'premium',
  status: 'active',
  operator: true,
} as const

const firm = {
  id: '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f02',
  name: 'Wattle Mutual Insurance',
  kind: 'firm',
  plan: 'free',
  status: 'active',
} as const

type DemoAccount = (typeof demoAccounts)[number]

const organizationOf = ({ email }: DemoAccount) => (email === 'referrer2@demo.test' ? firm : practice)

interface Dependencies {
  issuer: Pick<BuiltInIssuer, 'ensureAccount'>
  enrolment: Enrolment
  hashing: Pick<PasswordHashing, 'hash'>
}

/** Creates the demo accounts that are missing; where none is, it costs one query. */
export async function seedDemoAccounts({ issuer, enrolment, hashing }: Dependencies) {
  const enrolled = await enrolment.findMemberEmails([practice.id, firm.id])
  const missing = demoAccounts.filter(({ email }) => !enrolled.includes(email))
  if (missing.length === 0) return
  // One for all: the password is published.
  const passwordHash = await hashing.hash(demoPassword)
  for (const account of missing) {
    const { name, email, role } = account
    const kind = role === 'referrer' ? 'referrer' : 'clinician'
    const subject = await issuer.ensureAccount({ name, email, kind, passwordHash })
    const person = { issuer: builtInTokens.issuer, subject, name, email, emailVerified: true }
    const administers = role === 'admin' || email === 'referrer2@demo.test'
    await enrolment.enrol({ person, organization: organizationOf(account), role, administers })
  }
}
