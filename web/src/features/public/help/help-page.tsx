import { paths } from '../../../app/paths.ts'
import { Kbd } from '../../../components/kbd.tsx'
import { Link } from '../../../components/link.tsx'
import { ReadingPage } from '../reading-page.tsx'
import { Questions } from './questions.tsx'

const guides = [
  { to: paths.helpReferrers, title: 'Referrers', about: 'Find a time, book, send documents, receive the report.' },
  {
    to: paths.helpSpecialists,
    title: 'Specialists',
    about: 'Write, check and sign notes; answer and release reports.',
  },
  { to: paths.helpAdministrators, title: 'Administrators', about: 'People, calendars, policies, audit trail.' },
]

const questions = [
  {
    question: 'I cannot sign in.',
    answer: (
      <>
        <Link to={paths.forgotPassword}>Choose a new password</Link>. After ten wrong codes an account is locked for 15
        minutes. Who lost their second factor uses a backup code, or asks an administrator to reset it.
      </>
    ),
  },
  {
    question: 'I was signed out.',
    answer:
      'A session ends after 15 minutes in which nobody did anything, or sooner where the organisation says so, and after 12 hours in any case. What you typed is kept.',
  },
  {
    question: 'The page says that something went wrong.',
    answer:
      'Try again first. If it stays, quote the reference it shows to whoever runs your organisation; it says nothing of a patient.',
  },
  {
    question: 'A link from a message does not work.',
    answer:
      'Copy all of it: what follows the # is its key. Links run out, and those that were used or recalled lead nowhere.',
  },
]

const keys = [
  { keys: ['Ctrl K', '⌘ K'], does: 'Search; every place and action' },
  { keys: ['?'], does: 'All shortcuts of the page you are on' },
  { keys: ['↑', '↓'], does: 'Rows of a list, sentences of a draft' },
  { keys: ['Enter'], does: 'Open what is chosen' },
  { keys: ['Esc'], does: 'Close what is open' },
]

export const HelpPage = () => (
  <ReadingPage title="Help" lead="First steps and common questions, for each role.">
    <div className="grid gap-12">
      <ul className="grid gap-4 md:grid-cols-3">
        {guides.map(({ to, title, about }) => (
          <li key={to} className="rounded-md border border-line bg-raised p-6 text-base">
            <Link to={to} className="text-lg">
              {title}
            </Link>
            <p className="mt-2 text-muted">{about}</p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="questions" className="max-w-2xl">
        <h2 id="questions" className="text-xl">
          For everybody
        </h2>
        <Questions questions={questions} />
      </section>
      <Keyboard />
      <p className="text-base text-muted">
        See also <Link to={paths.releases}>what is new</Link> and{' '}
        <Link to={paths.aboutSecurity}>what protects the data</Link>.
      </p>
    </div>
  </ReadingPage>
)

const Keyboard = () => (
  <section id="keyboard" aria-labelledby="keys" className="max-w-2xl scroll-mt-20">
    <h2 id="keys" className="text-xl">
      Keyboard
    </h2>
    <p className="mt-3 text-base text-muted">
      Everything works without a mouse. Single-key shortcuts can be switched off in the settings.
    </p>
    <dl className="mt-4 grid gap-3 text-base">
      {keys.map(({ keys, does }) => (
        <div key={does} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <dt className="flex w-28 gap-2">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd className="text-muted">{does}</dd>
        </div>
      ))}
    </dl>
  </section>
)
