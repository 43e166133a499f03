import { demoAccounts } from '@medinotes/shared/demo'
import { ChevronRight, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'

interface DemoAccountListProps {
  /** The one that is being signed in with. */
  chosen?: string | null
  onChoose?: (email: string) => void
  /** What went wrong. */
  children?: ReactNode
}

/** As it is chosen from, and as it stands while the application is on its way. */
export const DemoAccountList = ({ chosen, onChoose, children }: DemoAccountListProps) => (
  <section aria-labelledby="demo-accounts" className="grid gap-2 border-t border-line pt-5">
    <h2 id="demo-accounts" className="text-sm">
      Or try a demo account
    </h2>
    {children}
    <ul className="-mx-3 grid">
      {demoAccounts.map(({ email, name, about }) => (
        <li key={email}>
          <button
            type="button"
            aria-busy={chosen === email}
            onClick={() => onChoose?.(email)}
            className="flex w-full items-center gap-3 rounded-md px-3 py-2 text-left transition-colors duration-150 hover:bg-hover"
          >
            <span className="grid min-w-0 flex-1">
              <span className="font-medium">{name}</span>
              <span className="text-xs text-muted">{about}</span>
            </span>
            {chosen === email ? (
              <LoaderCircle aria-hidden className="size-4 animate-spin text-muted" />
            ) : (
              <ChevronRight aria-hidden className="size-4 text-muted" />
            )}
          </button>
        </li>
      ))}
    </ul>
    <p className="text-xs text-muted">
      Nothing is really sent. <Link to={paths.inbox}>See the mail of the demonstration</Link>
    </p>
  </section>
)
