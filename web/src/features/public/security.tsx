import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { Section } from './section.tsx'

const facts = [
  {
    title: 'Encrypted before it is stored',
    text: 'Patient names, notes and drafts are encrypted with AES-256-GCM before they reach the database.',
  },
  {
    title: 'Practices are walled off',
    text: 'The database itself keeps every practice’s rows apart, under every single query.',
  },
  {
    title: 'Every look is recorded',
    text: 'Each change and each reading of patient data leaves a line in the audit trail, or does not happen.',
  },
  {
    title: 'You decide what leaves',
    text: 'The offline writer sends nothing anywhere. Where a practice connects OpenAI, notes go there to be drafted, and are asked not to be stored.',
  },
  {
    title: 'Short keys, kept in memory',
    text: 'Access lasts minutes at a time, is renewed while you work and is never written to your disk.',
  },
  {
    title: 'Nobody else on the page',
    text: 'No trackers, no advertising, no scripts or fonts from elsewhere.',
  },
]

export const Security = () => (
  <Section anchor="security" title="Made for health data" lead="Not a badge wall; what is true of this software today.">
    <dl className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-2 lg:grid-cols-3">
      {facts.map(({ title, text }) => (
        <div key={title} className="bg-raised p-6">
          <dt className="text-base font-semibold">{title}</dt>
          <dd className="mt-1.5 text-base text-muted">{text}</dd>
        </div>
      ))}
    </dl>
    <p className="mt-6 text-base">
      <Link to={paths.aboutSecurity}>What protects the data, point by point</Link>
    </p>
  </Section>
)
