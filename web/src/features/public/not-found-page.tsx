import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { ReadingPage } from './reading-page.tsx'

const ways = [
  { to: paths.landing, label: 'The start page', about: 'what MediNotes Pro is' },
  { to: paths.signIn, label: 'Sign in', about: 'your bookings, notes and documents' },
  { to: paths.help, label: 'Help', about: 'first steps and common questions' },
]

/** In place of every address that neither the public pages nor the application have. */
export const NotFoundPage = () => (
  <ReadingPage
    title="There is nothing at this address"
    lead="The link may be old or mistyped. A link from one of our messages works only as a whole: copy all of it."
  >
    <ul className="grid gap-2 text-base">
      {ways.map(({ to, label, about }) => (
        <li key={to}>
          <Link to={to}>{label}</Link>: {about}
        </li>
      ))}
    </ul>
  </ReadingPage>
)
