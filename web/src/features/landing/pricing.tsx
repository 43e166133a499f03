import { Check } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'
import { Section } from './section.tsx'

const plans = [
  {
    name: 'Free',
    price: '$0',
    about: 'For every clinician who signs up',
    features: ['Notes by the offline writer', 'Visit note and SOAP', 'History with search', 'No card, no end date'],
  },
  {
    name: 'Premium',
    price: 'Price to come',
    about: 'For practices that want AI drafts; not on sale yet',
    features: ['Everything in Free', 'Drafts written by AI, checked by you'],
  },
]

export const Pricing = () => (
  <Section anchor="pricing" title="Start free" sunken>
    <div className="grid max-w-4xl gap-4 sm:grid-cols-2">
      {plans.map(({ name, price, about, features }) => (
        <article key={name} className="rounded-md border border-line bg-raised p-6">
          <h3 className="text-lg">{name}</h3>
          <p className="mt-1 text-2xl font-semibold tracking-tight">{price}</p>
          <p className="mt-1 text-muted">{about}</p>
          <ul className="mt-5 grid gap-2 text-base">
            {features.map((feature) => (
              <li key={feature} className="flex gap-2.5">
                <Check aria-hidden className="mt-1 size-4 shrink-0 text-accent" />
                {feature}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </div>
    <ButtonLink to={paths.signUp} variant="primary" size="lg" className="mt-8">
      Write your first note
    </ButtonLink>
  </Section>
)
