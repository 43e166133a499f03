import { PricingTable, useAuth } from '@clerk/react'
import { Component, type ReactNode } from 'react'
import { paths } from '../../app/paths.ts'

/** What can be bought through Clerk: for Clerk's organization where one is chosen, else for the person. */
export function ClerkPricing() {
  // Not useOrganization, which asks whoever looks at a development instance to switch organizations on.
  const { orgId } = useAuth()
  return (
    <WhereBillingIsOn>
      <PricingTable for={orgId ? 'organization' : 'user'} newSubscriptionRedirectUrl={paths.plan} />
    </WhereBillingIsOn>
  )
}

// A development instance of Clerk throws where its billing is off, a production one shows nothing.
class WhereBillingIsOn extends Component<{ children: ReactNode }, { isOff: boolean }> {
  override state = { isOff: false }
  static getDerivedStateFromError = () => ({ isOff: true })
  override render() {
    return this.state.isOff ? null : this.props.children
  }
}
