import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { ReadingPage } from './reading-page.tsx'

interface Topic {
  anchor: string
  title: string
  facts: readonly string[]
}

const topics: readonly Topic[] = [
  {
    anchor: 'who',
    title: 'Who gets in',
    facts: [
      'Passwords that can be guessed are refused. Signing up and asking for a new password answer alike for every address, so nobody finds out who has an account.',
      'A second factor is an authenticator app or codes by SMS, with ten backup codes. Specialists and administrators need one unless whoever runs the installation decides otherwise.',
      'Ten wrong codes lock an account for 15 minutes; each try is counted before it is checked.',
      'Signing, releasing, inviting and everything else that weighs takes a fresh proof, no older than ten minutes.',
      'A session ends after 15 minutes in which nobody did anything, and after 12 hours in any case. Access is renewed every few minutes and is never written to your disk.',
    ],
  },
  {
    anchor: 'rights',
    title: 'Who sees what',
    facts: [
      'The database keeps organisations apart, under every query: the service itself runs as a role that sees nothing without a caller.',
      'A note is its author’s. Colleagues see it when they are asked to sign too.',
      'Somebody else’s booking, note or document answers exactly as one that does not exist.',
      'Whoever loses a right is refused within five seconds, and what they were watching ends.',
      'Two firms with the same examinee cannot learn of each other. A specialist who treated the examinee, or examines for the other side, is left out of the search.',
      'In an emergency an administrator may read notes for an hour: with a reason, a notice to all administrators, and a review by somebody else afterwards.',
    ],
  },
  {
    anchor: 'encryption',
    title: 'What is encrypted',
    facts: [
      'Names of patients and examinees, notes, drafts, matters, questions and notices are sealed with AES-256-GCM before they reach the database. A sealed value opens only in the organisation and the row it was sealed for.',
      'Documents are sealed files, or lie in Amazon S3, encrypted there. Every byte comes through our server, after a check made for that request.',
      'Names are found by keyed hashes, so the search reads no names.',
      'Not encrypted by us: times, places and fees of bookings, dates of visit, statuses, and the names and addresses of the people who sign in.',
    ],
  },
  {
    anchor: 'record',
    title: 'What is recorded',
    facts: [
      'Every change and every look at a patient’s data leaves an event in the audit trail, in the same transaction, or does not happen.',
      'Each event covers the one before it. Who holds an export finds what was edited, removed, put in or reordered; nightly anchors show what was cut off.',
      'Who saw which document when is a record of its own, exported for a matter and verified without us.',
      'A signed note is closed for good, whatever program tries to change it; its hash shows whether anything was touched.',
    ],
  },
  {
    anchor: 'leaves',
    title: 'What leaves',
    facts: [
      'Without an AI service nothing leaves: notes are sorted and tidied on the server, and the page says that this is not AI.',
      'With one, names, dates, numbers, addresses and other identifiers are replaced first, and put back in what returns. You see what would be sent before it is, and what was sent afterwards, word for word. Identifiers that nobody told us are found by rules, and not all of them.',
      'Dictated sound goes to that service as it is, once the clinician has confirmed that the patient agrees, and is not kept.',
      'Mail and SMS say what to do and link to it. Each is searched for what a case knows of its patient, and a hit stops it. The letter to a patient is the one exception: it is signed, confirmed and goes to an address typed twice.',
      'Figures, traces and errors go to services outside only where whoever runs the installation switches them on: which operation, how long, where in the code; never a name, an address of a page or a content.',
      'A connected Acuity account gets times and a reference: nobody’s name, matter or reason.',
    ],
  },
  {
    anchor: 'browser',
    title: 'In the browser and the logs',
    facts: [
      'No trackers and no advertising. Scripts and letters come from our own address, unless sign-in by Clerk is switched on, which needs its own.',
      'Logs hold the operation, its outcome, its duration and ids: no addresses of pages, no contents, no names.',
    ],
  },
]

/** Only what docs/security.md says, and the code does. */
export const SecurityPage = () => (
  <ReadingPage
    title="What protects the data"
    lead="Not a badge wall: what this version of the software does, and where it stops. How an installation is hosted, backed up and looked after is up to whoever runs it; ask them."
  >
    <div className="grid gap-10 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav aria-label="On this page" className="max-lg:hidden">
        <ul className="sticky top-20 grid gap-2">
          {topics.map(({ anchor, title }) => (
            <li key={anchor}>
              <a
                href={`#${anchor}`}
                className="rounded-md py-1 font-medium text-muted transition-colors hover:text-text"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid max-w-2xl gap-10">
        {topics.map(({ anchor, title, facts }) => (
          <section key={anchor} id={anchor} aria-labelledby={`${anchor}-title`} className="scroll-mt-20">
            <h2 id={`${anchor}-title`} className="text-xl">
              {title}
            </h2>
            <ul className="mt-4 grid list-disc gap-3 pl-5 text-base text-muted marker:text-accent">
              {facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </section>
        ))}
        <p className="text-base text-muted">
          In a demonstration accounts have a published password and messages can be read by everybody. Never put real
          people into one. <Link to={paths.help}>Help</Link> says who to ask.
        </p>
      </div>
    </div>
  </ReadingPage>
)
