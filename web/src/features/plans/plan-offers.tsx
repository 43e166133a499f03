import { featureNames, plans, planTerms, type Plan } from '@medinotes/shared/plans'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../components/badge.tsx'
import { classNames } from '../../lib/class-names.ts'
import { priceText } from './price.ts'

interface PlanOffersProps {
  /** Their names' level in the outline of the page. */
  heading?: 'h2' | 'h3'
  /** The plan the organization has; none on the public pages. */
  current?: Plan
  /** What can be done about each plan. */
  actionOf?: (plan: Plan) => ReactNode
}

/** The plans side by side, from the one table that the service refuses by. */
export const PlanOffers = ({ heading = 'h2', current, actionOf }: PlanOffersProps) => (
  <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
    {plans.map((plan) => (
      <Offer key={plan} heading={heading} plan={plan} isCurrent={plan === current} action={actionOf?.(plan)} />
    ))}
  </div>
)

/** No plan is asked for these. */
const inEveryPlan = [
  'Bookings, calendars and waiting lists',
  'Documents, bundles and released reports',
  'The record of every change and every look',
]
const everyFeature = Object.keys(featureNames) as (keyof typeof featureNames)[]

interface OfferProps {
  heading: 'h2' | 'h3'
  plan: Plan
  isCurrent: boolean
  action: ReactNode
}

function Offer({ heading: Heading, plan, isCurrent, action }: OfferProps) {
  const { name, monthlyCents, about, features } = planTerms[plan]
  return (
    <article
      aria-current={isCurrent || undefined}
      className="grid content-start gap-5 rounded-md border border-line bg-raised p-6 aria-current:border-accent"
    >
      <div>
        <div className="flex items-center justify-between gap-3">
          <Heading className="text-lg">{name}</Heading>
          {isCurrent && (
            <Badge tone="accent" icon={Check}>
              Your plan
            </Badge>
          )}
        </div>
        <p className="mt-1 text-2xl font-semibold tracking-tight">{priceText(monthlyCents)}</p>
        <p className="mt-1 text-muted">
          {about}
          {monthlyCents !== null && monthlyCents > 0 && ', for each clinician'}
        </p>
      </div>
      <ul className="grid gap-2 text-base">
        {inEveryPlan.map((name) => (
          <Feature key={name} name={name} isIncluded />
        ))}
        {everyFeature.map((feature) => (
          <Feature key={feature} name={featureNames[feature]} isIncluded={features.includes(feature)} />
        ))}
      </ul>
      {action}
    </article>
  )
}

function Feature({ name, isIncluded }: { name: string; isIncluded: boolean }) {
  const Icon = isIncluded ? Check : Minus
  return (
    <li className={classNames('flex gap-2.5', !isIncluded && 'text-muted')}>
      <Icon aria-hidden className={classNames('mt-1 size-4 shrink-0', isIncluded ? 'text-accent' : 'text-faint')} />
      <span>
        {!isIncluded && <span className="sr-only">Not included: </span>}
        {name}
      </span>
    </li>
  )
}
