import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import type { Enrolment } from '../organizations/enrolment.service.ts'
import { type BuiltInIssuer, builtInTokens } from './built-in-issuer.ts'

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
}

/** Creates the demo accounts that are missing; where none is, it costs one query. */
export async function seedDemoAccounts({ issuer, enrolment }: Dependencies) {
  const enrolled = await enrolment.findMemberEmails([practice.id, firm.id])
  for (const account of demoAccounts.filter(({ email }) => !enrolled.includes(email))) {
    const { name, email, role } = account
    const kind = role === 'referrer' ? 'referrer' : 'clinician'
    const subject = await issuer.ensureAccount({ name, email, kind, password: demoPassword })
    const person = { issuer: builtInTokens.issuer, subject, name, email, emailVerified: true }
    const administers = role === 'admin' || email === 'referrer2@demo.test'
    await enrolment.enrol({ person, organization: organizationOf(account), role, administers })
  }
}
