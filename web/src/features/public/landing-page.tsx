import { ForWhom } from './for-whom.tsx'
import { Hero } from './hero.tsx'
import { HowItWorks } from './how-it-works.tsx'
import { Pricing } from './pricing.tsx'
import { Security } from './security.tsx'

export const LandingPage = () => (
  <>
    <Hero />
    <HowItWorks />
    <ForWhom />
    <Security />
    <Pricing />
  </>
)
