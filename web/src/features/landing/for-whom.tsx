import { CircleCheck, Hammer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Section } from './section.tsx'
import { SlotPicture } from './slot-picture.tsx'

export const ForWhom = () => (
  <Section
    anchor="for-whom"
    title="One place for everyone around an examination"
    lead="Notes work today. The rest is being built, and is marked as such until it is here."
    sunken
  >
    <div className="grid gap-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <Audience title="Specialists" ready>
        <p>
          Write visit notes and SOAP notes from your own words, keep every draft in one searchable list, and have an
          e-mail ready that the patient understands.
        </p>
        <ul className="mt-3 grid gap-1.5">
          <li>A practice of your own from the moment you sign up</li>
          <li>Works on a phone in the corridor and on a screen at the desk</li>
          <li>Everything by keyboard: Ctrl or ⌘ K goes anywhere</li>
        </ul>
      </Audience>
      <Audience title="Referrers" className="lg:row-span-2">
        <p>
          Law firms, insurers and employers will find the earliest slot across specialists and book it in under a
          minute. You can open an account now; booking comes later.
        </p>
        <SlotPicture />
      </Audience>
      <Audience title="Practice administrators">
        <p>
          People, calendars, fees and deadlines, and an audit trail one can search. Every change and every look at a
          patient’s data is recorded already; the screens to manage and read it come later.
        </p>
      </Audience>
    </div>
  </Section>
)

interface AudienceProps {
  title: string
  ready?: boolean
  className?: string
  children: ReactNode
}

const Audience = ({ title, ready = false, className = '', children }: AudienceProps) => (
  <article className={`rounded-md border border-line bg-raised p-6 text-base text-muted ${className}`}>
    <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
      <h3 className="text-lg text-text">{title}</h3>
      {ready ? (
        <Badge tone="success" icon={CircleCheck}>
          Works today
        </Badge>
      ) : (
        <Badge icon={Hammer}>Being built</Badge>
      )}
    </div>
    {children}
  </article>
)
