import { z } from 'zod'
import { listSchema } from './common.ts'

export const plans = ['free', 'premium'] as const
export const planSchema = z.enum(plans)
export type Plan = z.infer<typeof planSchema>

/** What the service asks a plan for before it does something. */
export const planFeatures = ['offline-notes', 'ai-notes'] as const
export type PlanFeature = (typeof planFeatures)[number]

interface PlanTerms {
  name: string
  /** Cents a month for each clinician, AUD; null while there is no price. */
  monthlyCents: number | null
  about: string
  features: readonly PlanFeature[]
}

/** What each plan includes: the service refuses by it and the pricing page shows it. */
export const planTerms: Record<Plan, PlanTerms> = {
  free: {
    name: 'Free',
    monthlyCents: 0,
    about: 'For every clinician and firm that signs up',
    features: ['offline-notes'],
  },
  premium: {
    name: 'Premium',
    monthlyCents: null,
    about: 'For practices that want AI drafts',
    features: ['offline-notes', 'ai-notes'],
  },
}

export const featureNames: Record<PlanFeature, string> = {
  'offline-notes': 'Notes sorted and tidied without AI',
  'ai-notes': 'Notes drafted by AI, checked by you',
}

export const includes = (plan: Plan, feature: PlanFeature) => planTerms[plan].features.includes(feature)

/** The fuller of two plans: one set by an admin, one bought through the issuer. */
export const fullerPlan = (one: Plan, other: Plan): Plan => (plans.indexOf(one) >= plans.indexOf(other) ? one : other)

/** `GET /api/plans`: what the pricing page shows. */
export const planOfferSchema = z.object({
  id: planSchema,
  name: z.string(),
  monthlyCents: z.int().min(0).nullable(),
  about: z.string(),
  features: z.array(z.object({ id: z.enum(planFeatures), name: z.string() })),
})
export const planListSchema = listSchema(planOfferSchema)
