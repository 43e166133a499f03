import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { DocumentTitle } from '../../components/document-title.tsx'
import { Logo } from '../../components/logo.tsx'
import { ClerkStatus } from './clerk-status.tsx'

/** The page around Clerk's forms, which bring their own card and heading. */
export const ClerkEntry = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-sunken">
    <DocumentTitle>{title}</DocumentTitle>
    <header className="flex h-14 items-center px-4 sm:px-6">
      <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
        <Logo />
      </Link>
    </header>
    <main id="main" tabIndex={-1} className="w-full max-w-md justify-self-center px-4 py-8 sm:py-14">
      <ClerkStatus />
      <div className="grid justify-items-center">{children}</div>
    </main>
  </div>
)
