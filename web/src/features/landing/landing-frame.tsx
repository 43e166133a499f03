import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { ButtonLink, Link as TextLink } from '../../components/link.tsx'
import { Logo } from '../../components/logo.tsx'
import { publicConfigQuery } from '../auth/account.queries.ts'
import { mayBeSignedIn } from '../auth/session-channel.ts'

const anchors = [
  { label: 'How it works', to: '/#how' },
  { label: 'For whom', to: '/#for-whom' },
  { label: 'Security', to: '/#security' },
  { label: 'Pricing', to: '/#pricing' },
]

export const LandingHeader = () => (
  <header data-sticks="top" className="sticky top-0 z-20 border-b border-line bg-surface">
    <div className="mx-auto flex h-14 max-w-300 items-center gap-6 px-4 sm:px-6">
      <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
        <Logo />
      </Link>
      <nav aria-label="On this page" className="hidden flex-1 gap-1 lg:flex">
        {anchors.map(({ label, to }) => (
          <a
            key={to}
            href={to}
            className="rounded-md px-3 py-2 font-medium text-muted transition-colors hover:text-text"
          >
            {label}
          </a>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-2">
        {mayBeSignedIn() ? (
          <ButtonLink to={paths.home} variant="primary">
            Open MediNotes
          </ButtonLink>
        ) : (
          <>
            <ButtonLink to={paths.signIn} variant="ghost">
              Sign in
            </ButtonLink>
            <ButtonLink to={paths.signUp} variant="primary" className="max-sm:hidden">
              Create account
            </ButtonLink>
          </>
        )}
      </div>
    </div>
  </header>
)

function FooterLinks() {
  const { data: config } = useQuery(publicConfigQuery)
  return (
    <nav aria-label="More" className="flex gap-5">
      <TextLink to={paths.pricing}>Pricing</TextLink>
      {config?.inbox && <TextLink to={paths.inbox}>Demonstration inbox</TextLink>}
    </nav>
  )
}

export const LandingFooter = () => (
  <footer className="border-t border-line bg-sunken">
    <div className="mx-auto flex max-w-300 flex-wrap items-center justify-between gap-4 px-4 py-8 text-muted sm:px-6">
      <Logo className="text-text" />
      <FooterLinks />
      <p>Every name and note on this page is made up.</p>
    </div>
  </footer>
)
