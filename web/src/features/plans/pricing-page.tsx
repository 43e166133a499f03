import type { Plan } from '@medinotes/shared/plans'
import { paths } from '../../app/paths.ts'
import { DocumentTitle } from '../../components/document-title.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { mayBeSignedIn } from '../auth/session-channel.ts'
import { LandingFooter, LandingHeader } from '../landing/landing-frame.tsx'
import { HostedPricing } from './hosted-pricing.tsx'
import { PlanOffers } from './plan-offers.tsx'

export const PricingPage = () => (
  <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
    <DocumentTitle>Pricing</DocumentTitle>
    <LandingHeader />
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-300 px-4 py-12 sm:px-6 sm:py-16">
      <h1 className="text-2xl sm:text-3xl">Start free, add AI when you want it</h1>
      <p className="mt-3 mb-8 max-w-2xl text-base text-muted">
        A plan belongs to an organisation, and everybody in it has it. Free has no end date and asks for no card.
      </p>
      <PlanOffers actionOf={startFree} />
      <HostedPricing />
    </main>
    <LandingFooter />
  </div>
)

function startFree(plan: Plan) {
  if (plan !== 'free') return null
  return mayBeSignedIn() ? (
    <ButtonLink to={paths.plan} size="lg">
      See your plan
    </ButtonLink>
  ) : (
    <ButtonLink to={paths.signUp} variant="primary" size="lg">
      Create an account
    </ButtonLink>
  )
}
