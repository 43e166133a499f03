import { planTerms, type Plan } from '@medinotes/shared/plans'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useMay, useMe } from '../auth/account.queries.ts'
import { AskForPremium } from './ask-for-premium.tsx'
import { HostedPricing } from './hosted-pricing.tsx'
import { PlanOffers } from './plan-offers.tsx'

/** What the organization has, what premium adds, and how to get it. */
export function PlanPage() {
  const { organization, plan } = useMe()
  const mayAsk = useMay('organization:write')
  const maySet = useMay('platform:write')
  const actionOf = (offer: Plan) => {
    if (offer !== 'premium' || plan === 'premium') return null
    if (maySet) return <ButtonLink to={paths.adminOrganizations}>Set the plan of an organisation</ButtonLink>
    if (mayAsk) return <AskForPremium />
    return <p className="text-muted">Whoever runs your organisation can ask for it.</p>
  }
  return (
    <>
      <PageHeader
        title="Plan"
        description={
          organization ? `${organization.name} is on the ${planTerms[plan].name} plan` : planTerms[plan].about
        }
      />
      <PlanOffers current={plan} actionOf={actionOf} />
      <HostedPricing />
    </>
  )
}
