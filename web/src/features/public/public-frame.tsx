import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink, Link as TextLink } from '../../components/link.tsx'
import { Logo } from '../../components/logo.tsx'

const places = [
  { label: 'How it works', to: '/#how' },
  { label: 'Pricing', to: paths.pricing },
  { label: 'Security', to: paths.aboutSecurity },
  { label: 'Help', to: paths.help },
]

export const PublicHeader = ({ path }: { path: string | undefined }) => (
  <header data-sticks="top" className="sticky top-0 z-20 border-b border-line bg-surface">
    <div className="mx-auto flex h-14 max-w-300 items-center gap-6 px-4 sm:px-6">
      <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
        <Logo />
      </Link>
      <nav aria-label="Pages" className="hidden flex-1 gap-1 md:flex">
        {places.map(({ label, to }) => (
          <Link
            key={to}
            to={to}
            aria-current={path === to || path?.startsWith(`${to}/`) ? 'page' : undefined}
            className="rounded-md px-2 py-2 font-medium whitespace-nowrap text-muted lg:px-3 transition-colors hover:text-text aria-[current=page]:text-accent"
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-2">
        <ButtonLink to={paths.home} variant="primary" className="hidden signed-in:inline-flex">
          Open MediNotes
        </ButtonLink>
        <ButtonLink to={paths.signIn} variant="ghost" className="signed-in:hidden">
          Sign in
        </ButtonLink>
        <ButtonLink to={paths.signUp} variant="primary" className="max-sm:hidden signed-in:hidden">
          Create account
        </ButtonLink>
      </div>
    </div>
  </header>
)

export const PublicFooter = () => (
  <footer className="border-t border-line bg-sunken">
    <div className="mx-auto flex max-w-300 flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-8 text-muted sm:px-6">
      <Logo className="text-text" />
      <nav aria-label="More" className="flex flex-wrap gap-x-5 gap-y-3">
        {[...places.slice(1), { label: 'What is new', to: paths.releases }].map(({ label, to }) => (
          <TextLink key={to} to={to} className="py-1">
            {label}
          </TextLink>
        ))}
        <TextLink to={paths.inbox} className="hidden py-1 demo:inline">
          Demonstration inbox
        </TextLink>
      </nav>
      <p>Every person in the pictures is made up.</p>
    </div>
  </footer>
)
