import type { PublicPage } from '@medinotes/shared/addresses'
import type { ComponentType } from 'react'
import { forAdministrators } from './help/for-administrators.tsx'
import { forReferrers } from './help/for-referrers.tsx'
import { forSpecialists } from './help/for-specialists.tsx'
import { type Guide, GuidePage } from './help/guide-page.tsx'
import { HelpPage } from './help/help-page.tsx'
import { LandingPage } from './landing-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PricingPage } from './pricing-page.tsx'
import { ReleasesPage } from './releases-page.tsx'
import { SecurityPage } from './security-page.tsx'

interface Page {
  title: string
  /** What a search engine shows under it. */
  description: string
  Content: ComponentType
}

const guidePage = (guide: Guide): Page => ({
  title: guide.title,
  description: `${guide.lead} First steps and common questions.`,
  Content: () => <GuidePage guide={guide} />,
})

export const pages: Record<PublicPage | 'notFound', Page> = {
  landing: {
    title: 'Independent medical examinations, from booking to signed report',
    description:
      'Book an independent medical examination, send the brief, and get the signed report. Specialists paste rough notes and check every sentence of the draft against its source.',
    Content: LandingPage,
  },
  pricing: {
    title: 'Pricing',
    description: 'MediNotes Pro is free to start. See what the free plan has and what premium adds.',
    Content: PricingPage,
  },
  aboutSecurity: {
    title: 'Security',
    description:
      'Who gets in, who sees what, what is encrypted, recorded and sent: point by point, and where it stops.',
    Content: SecurityPage,
  },
  help: {
    title: 'Help',
    description: 'First steps and common questions for referrers, specialists and administrators, and the keyboard.',
    Content: HelpPage,
  },
  helpReferrers: guidePage(forReferrers),
  helpSpecialists: guidePage(forSpecialists),
  helpAdministrators: guidePage(forAdministrators),
  releases: {
    title: 'What is new',
    description: 'What changed in MediNotes Pro, newest first.',
    Content: ReleasesPage,
  },
  notFound: { title: 'Not found', description: 'There is nothing at this address.', Content: NotFoundPage },
}
