import { demoPassword } from '@medinotes/shared/demo'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { errorText } from '../../lib/api-error.ts'
import { publicConfigQuery } from './account.queries.ts'
import { DemoAccountList } from './demo-account-list.tsx'

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
    <DemoAccountList chosen={chosen} onChoose={choose}>
      {problem && <Alert tone="danger" title={problem} />}
    </DemoAccountList>
  )
}
