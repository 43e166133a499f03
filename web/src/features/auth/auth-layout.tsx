import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../app/paths.ts'
import { DocumentTitle } from '../../components/document-title.tsx'
import { Logo } from '../../components/logo.tsx'

interface AuthLayoutProps {
  title: string
  description?: ReactNode
  children: ReactNode
}

export const AuthLayout = ({ title, description, children }: AuthLayoutProps) => (
  <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-sunken">
    <DocumentTitle>{title}</DocumentTitle>
    <header className="flex h-14 items-center px-4 sm:px-6">
      <Link to={paths.landing} aria-label="MediNotes Pro, start page" className="rounded-md">
        <Logo />
      </Link>
    </header>
    <main id="main" tabIndex={-1} className="w-full max-w-md justify-self-center px-4 py-8 sm:py-14">
      <div className="grid gap-6 rounded-lg border border-line bg-raised p-6 sm:p-8">
        <div className="grid gap-1">
          <StepTitle>{title}</StepTitle>
          {description && <p className="text-muted">{description}</p>}
        </div>
        {children}
      </div>
    </main>
  </div>
)

/** The next step of the same page is announced as a new page would be, by taking the focus. */
function StepTitle({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(children)
  useEffect(() => {
    if (shown.current === children) return
    shown.current = children
    const main = document.querySelector('main')
    // A field that took the focus itself knows better.
    if (!main?.contains(document.activeElement) || document.activeElement === main) heading.current?.focus()
  }, [children])
  return (
    <h1 ref={heading} tabIndex={-1} className="text-xl">
      {children}
    </h1>
  )
}
