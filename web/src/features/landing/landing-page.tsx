import { DocumentTitle } from '../../components/document-title.tsx'
import { ForWhom } from './for-whom.tsx'
import { Hero } from './hero.tsx'
import { HowItWorks } from './how-it-works.tsx'
import { LandingFooter, LandingHeader } from './landing-frame.tsx'
import { Pricing } from './pricing.tsx'
import { Security } from './security.tsx'

export const LandingPage = () => (
  <>
    <DocumentTitle>Consultation notes that write themselves while you watch</DocumentTitle>
    <LandingHeader />
    <main id="main" tabIndex={-1}>
      <Hero />
      <HowItWorks />
      <ForWhom />
      <Security />
      <Pricing />
    </main>
    <LandingFooter />
  </>
)
