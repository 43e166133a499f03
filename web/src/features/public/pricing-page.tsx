import type { Plan } from '@medinotes/shared/plans'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { PlanOffers } from '../plans/plan-offers.tsx'
import { ReadingPage } from './reading-page.tsx'

export const PricingPage = () => (
  <ReadingPage
    title="Start free, add AI when you want it"
    lead="A plan belongs to an organisation, and everybody in it has it. Free has no end date and asks for no card."
  >
    <PlanOffers actionOf={nextStep} />
  </ReadingPage>
)

const nextStep = (plan: Plan) =>
  plan === 'free' ? (
    <>
      <ButtonLink to={paths.signUp} variant="primary" size="lg" className="signed-in:hidden">
        Create an account
      </ButtonLink>
      <ButtonLink to={paths.plan} size="lg" className="hidden signed-in:inline-flex">
        See your plan
      </ButtonLink>
    </>
  ) : (
    <p className="text-muted">
      <span className="clerk:hidden">Ask for it under Plan, once you are signed in; asking costs nothing.</span>
      <span className="hidden clerk:inline">It is bought under Plan, once you are signed in.</span>
    </p>
  )
