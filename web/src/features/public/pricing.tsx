import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { PlanOffers } from '../plans/plan-offers.tsx'
import { Section } from './section.tsx'

export const Pricing = () => (
  <Section anchor="pricing" title="Start free" sunken>
    <PlanOffers heading="h3" />
    <ButtonLink to={paths.signUp} variant="primary" size="lg" className="mt-8">
      Create an account
    </ButtonLink>
  </Section>
)
