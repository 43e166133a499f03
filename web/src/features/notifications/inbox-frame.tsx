import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { paths } from '../../app/paths.ts'
import { RootNotFound } from '../../app/root-layout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Logo } from '../../components/logo.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { publicConfigQuery } from '../auth/account.queries.ts'

const tabs = [
  { to: paths.inbox, label: 'Messages' },
  { to: paths.noticeTemplates, label: 'Templates' },
]

interface InboxFrameProps {
  title: string
  description: string
  children: ReactNode
}

/** Pages about what would have been sent; only a demonstration has them. */
export function InboxFrame({ title, description, children }: InboxFrameProps) {
  const { data: config } = useQuery(publicConfigQuery)
  if (!config) return null
  if (!config.inbox) return <RootNotFound />
  return (
    <>
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-300 items-center justify-between gap-4 px-4 sm:px-6">
          <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
            <Logo />
          </Link>
          <ButtonLink to={paths.signIn}>Sign in</ButtonLink>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-300 px-4 py-8 sm:px-6">
        <PageHeader title={title} description={description} />
        <nav aria-label="Inbox" className="-mt-2 mb-6 flex gap-5 border-b border-line">
          {tabs.map(({ to, label }) => (
            <NavLink
              key={to}
              to={to}
              end
              className="-mb-px flex h-10 items-center border-b-2 border-transparent font-medium text-muted transition-colors duration-150 -outline-offset-2 hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text pointer-coarse:h-11"
            >
              {label}
            </NavLink>
          ))}
        </nav>
        {children}
      </main>
    </>
  )
}
