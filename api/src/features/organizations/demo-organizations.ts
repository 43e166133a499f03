import type { Database, Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { InvitationService } from './invitation.service.ts'
import {
  findOrganizationIds,
  insertMembership,
  insertOrganization,
  insertPerson,
  type NewMembership,
  type NewOrganization,
} from './people.repository.ts'

interface DemoMember extends Pick<NewMembership, 'role' | 'administers'> {
  name: string
  email: string
}

type DemoOrganization = NewOrganization & { members: readonly DemoMember[] }

/** Their people sign in elsewhere, so that none of them has an account here. */
const issuer = 'https://accounts.demo.test'

const demoOrganizations: readonly DemoOrganization[] = [
  {
    id: '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f03',
    name: 'Kookaburra Compensation Lawyers',
    ...{ kind: 'firm', plan: 'free', status: 'pending' },
    members: [{ name: 'Hannah Beattie', email: 'hannah@kookaburra.test', role: 'referrer', administers: true }],
  },
  {
    id: '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f04',
    name: 'Redgum Claims Management',
    ...{ kind: 'firm', plan: 'free', status: 'suspended' },
    members: [
      { name: 'Dean Marshall', email: 'dean@redgum.test', role: 'referrer', administers: true },
      { name: 'Yuki Tanaka', email: 'yuki@redgum.test', role: 'referrer', administers: false },
    ],
  },
  {
    id: '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f05',
    name: 'Bayside Occupational Medicine',
    ...{ kind: 'practice', plan: 'free', status: 'active' },
    members: [
      { name: 'Dr Aisha Rahman', email: 'aisha@bayside.test', role: 'specialist', administers: true },
      { name: 'Dr Luca Moretti', email: 'luca@bayside.test', role: 'specialist', administers: false },
      { name: 'Grace Papadopoulos', email: 'grace@bayside.test', role: 'admin', administers: true },
    ],
  },
]

const waiting = { name: 'Dr Noah Fitzgerald', email: 'noah@fitzgerald.test' }

const invited = [
  { email: 'dr.ellis@demo.test', role: 'specialist', administers: false },
  { email: 'reception@demo.test', role: 'admin', administers: true },
] as const

interface Dependencies {
  database: Database
  invitations: Pick<InvitationService, 'invite'>
}

/** Gives the demo admin something to look after, once; where it is there, it costs one query. */
export async function seedDemoOrganizations(
  { database, invitations }: Dependencies,
  findAdmin: () => Promise<Principal>,
) {
  const ids = demoOrganizations.map(({ id }) => id)
  if ((await database.system((tx) => findOrganizationIds(tx, ids))).length > 0) return
  const admin = await findAdmin()
  // First, since asking again replaces them; the organizations are what says that all is there.
  for (const invite of invited) await invitations.invite(admin, invite)
  await database.system(async (tx) => {
    for (const { members, ...organization } of demoOrganizations) await write(tx, organization, members)
    await insertPerson(tx, asPerson(waiting))
  })
}

async function write(tx: Db, organization: NewOrganization, members: readonly DemoMember[]) {
  await insertOrganization(tx, organization)
  for (const { role, administers, ...person } of members) {
    const personId = await insertPerson(tx, asPerson(person))
    if (personId !== undefined)
      await insertMembership(tx, { organizationId: organization.id, personId, role, administers })
  }
}

const asPerson = (person: { name: string; email: string }) => ({
  ...person,
  issuer,
  subject: person.email,
  emailVerified: true,
})
