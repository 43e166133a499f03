import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { Picture, type Shot } from './picture.tsx'
import { Section } from './section.tsx'
import { shots } from './shots.ts'

interface Audience {
  title: string
  text: string
  points: readonly string[]
  shot: Shot
  alt: string
  guide: string
  guideName: string
}

const audiences: readonly Audience[] = [
  {
    title: 'Referrers find a time and keep it',
    text: 'Law firms, insurers and employers see the earliest times across specialists, and the fee and every deadline before they confirm.',
    points: [
      'A time is kept while one form is filled in',
      'Free until when, and what it costs after that, to the cent',
      'A waitlist that offers what comes free',
    ],
    shot: shots.slots,
    alt: 'Free times for an examination, earliest first, each with its specialist and fee.',
    guide: paths.helpReferrers,
    guideName: 'First steps for referrers',
  },
  {
    title: 'Specialists get the brief, and answer it',
    text: 'Documents are dropped onto the booking and read beside it. The report answers the referrer’s questions page by page, and comes back the same way.',
    points: [
      'Visit notes, SOAP notes and whole reports from your own words',
      'One PDF of the brief, with an index and bookmarks',
      'A practice of your own from the moment you sign up',
    ],
    shot: shots.documents,
    alt: 'The documents of a booking: a letter, scans and records, each checked, with when it was sent.',
    guide: paths.helpSpecialists,
    guideName: 'First steps for specialists',
  },
  {
    title: 'Practices see the whole day',
    text: 'The calendars of all specialists side by side, kept here or in Acuity, with who is booked where and in which time zone.',
    points: [
      'Working hours, leave, places and policies',
      'A trail of every change and every look, which whoever is given it can verify',
      'Everything by keyboard: Ctrl or ⌘ K goes anywhere',
    ],
    shot: shots.calendar,
    alt: 'The calendar of one day with the specialists of a practice side by side.',
    guide: paths.helpAdministrators,
    guideName: 'First steps for administrators',
  },
  {
    title: 'And how the weeks went',
    text: 'Bookings, lead times, no-shows and how long reports took, as charts, tables and files.',
    points: ['No count of fewer than five, so that nobody is recognised', 'A firm sees its own, a practice its own'],
    shot: shots.analytics,
    alt: 'A chart of the bookings of thirteen weeks, attended and to come, with their sums above.',
    guide: paths.pricing,
    guideName: 'What it costs',
  },
]

export const ForWhom = () => (
  <Section
    anchor="for-whom"
    title="One place for everyone around an examination"
    lead="From “we need this person examined” to the signed report, without a document sent by e-mail."
    sunken
  >
    <div className="grid gap-14">
      {audiences.map(({ title, text, points, shot, alt, guide, guideName }) => (
        <article
          key={title}
          className="grid items-center gap-6 md:grid-cols-[2fr_3fr] md:even:grid-cols-[3fr_2fr] md:gap-12"
        >
          <div className="text-base text-muted">
            <h3 className="mb-3 text-xl text-text">{title}</h3>
            <p>{text}</p>
            <ul className="mt-4 grid list-disc gap-1.5 pl-5 marker:text-accent">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
            <p className="mt-4">
              <Link to={guide}>{guideName}</Link>
            </p>
          </div>
          <div className="md:[article:nth-child(even)>&]:-order-1">
            <Picture desk={shot} alt={alt} />
          </div>
        </article>
      ))}
    </div>
  </Section>
)
