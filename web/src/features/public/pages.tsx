import type { PublicPage } from '@medinotes/shared/addresses'
import type { ComponentType } from 'react'
import { LandingPage } from './landing-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PricingPage } from './pricing-page.tsx'

interface Page {
  title: string
  /** What a search engine shows under it. */
  description: string
  Content: ComponentType
}

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
  notFound: { title: 'Not found', description: 'There is nothing at this address.', Content: NotFoundPage },
}
