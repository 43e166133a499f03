import type { ReactNode } from 'react'
import { Section } from './section.tsx'

export const ForWhom = () => (
  <Section
    anchor="for-whom"
    title="One place for everyone around an examination"
    lead="From “we need this person examined” to the signed report, without an e-mail in between."
    sunken
  >
    <div className="grid gap-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <Audience title="Specialists">
        <p>
          Write visit notes, SOAP notes and whole reports from your own words, answer the referrer’s questions page by
          page, and have an e-mail ready that the patient understands.
        </p>
        <ul className="mt-3 grid gap-1.5">
          <li>A practice of your own from the moment you sign up</li>
          <li>Booked by the hours you keep here, or in the calendar you keep in Acuity</li>
          <li>Works on a phone in the corridor and on a screen at the desk</li>
          <li>Everything by keyboard: Ctrl or ⌘ K goes anywhere</li>
        </ul>
      </Audience>
      <Audience title="Referrers" className="lg:row-span-2">
        <p>
          Law firms, insurers and employers find the earliest time across specialists, hold it while one form is filled
          in, and see the fee and every deadline before they confirm. The brief is dropped onto the booking, and the
          report comes back the same way.
        </p>
      </Audience>
      <Audience title="Practice administrators">
        <p>
          People, calendars, fees and deadlines, figures of the practice, and an audit trail one can search. Every
          change and every look at a patient’s data is recorded, and anyone can verify that nobody altered the record.
        </p>
      </Audience>
    </div>
  </Section>
)

interface AudienceProps {
  title: string
  className?: string
  children: ReactNode
}

const Audience = ({ title, className = '', children }: AudienceProps) => (
  <article className={`rounded-md border border-line bg-raised p-6 text-base text-muted ${className}`}>
    <h3 className="mb-3 text-lg text-text">{title}</h3>
    {children}
  </article>
)
