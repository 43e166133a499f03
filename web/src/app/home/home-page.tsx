import { onDemand } from '../../components/on-demand.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { AdminHome } from './admin-home.tsx'
import { NoOrganizationHome } from './no-organization-home.tsx'
import { ReferrerHome } from './referrer-home.tsx'
import { SpecialistHome } from './specialist-home.tsx'

const OwnInvitations = onDemand(
  async () => (await import('../../features/organizations/own-invitations.tsx')).OwnInvitations,
)

const homes = { specialist: SpecialistHome, referrer: ReferrerHome, admin: AdminHome }

/** What needs this person now, by role. */
export function HomePage() {
  const me = useMe()
  const Home = me.role && homes[me.role]
  return (
    <>
      <OwnInvitations />
      {Home ? <Home name={me.name} /> : <NoOrganizationHome name={me.name} email={me.email} />}
    </>
  )
}
