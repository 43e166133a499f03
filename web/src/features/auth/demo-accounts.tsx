import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Link } from '../../components/link.tsx'
import { errorText } from '../../lib/api-error.ts'
import { publicConfigQuery } from './account.queries.ts'

interface DemoAccountsProps {
  onChoose: (credentials: { email: string; password: string }) => Promise<void>
}

/** In demo mode only: made-up people with made-up data, one click away. */
export function DemoAccounts({ onChoose }: DemoAccountsProps) {
  const { data: config } = useQuery(publicConfigQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  if (!config?.demo) return null
  const choose = (email: string) => {
    if (chosen) return
    setChosen(email)
    setProblem(null)
    void onChoose({ email, password: demoPassword })
      .catch((error: unknown) => setProblem(errorText(error)))
      .finally(() => setChosen(null))
  }
  return (
    <section aria-labelledby="demo-accounts" className="grid gap-2 border-t border-line pt-5">
      <h2 id="demo-accounts" className="text-sm">
        Or try a demo account
      </h2>
      {problem && <Alert tone="danger" title={problem} />}
      <ul className="-mx-3 grid">
        {demoAccounts.map(({ email, name, about }) => (
          <li key={email}>
            <button
              type="button"
              aria-busy={chosen === email}
              onClick={() => choose(email)}
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
      {config.inbox && (
        <p className="text-xs text-muted">
          Nothing is really sent. <Link to={paths.inbox}>See the mail of the demonstration</Link>
        </p>
      )}
    </section>
  )
}
