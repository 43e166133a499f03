import { Sparkles } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { requestPremium } from './plan.queries.ts'

/** Tells those who run the installation; nothing is charged. */
export function AskForPremium() {
  const asking = useChange(requestPremium, { renews: [], done: () => 'You have asked for premium' })
  if (asking.isSuccess) {
    return (
      <Alert tone="success" title="You have asked for premium">
        The people who run MediNotes Pro were told. Your plan changes here as soon as they have set it.
      </Alert>
    )
  }
  return (
    <div className="grid justify-items-start gap-3">
      {asking.isError && <Alert tone="danger" title={errorText(asking.error)} />}
      <Button variant="primary" icon={Sparkles} loading={asking.isPending} onClick={() => asking.mutate()}>
        Ask for premium
      </Button>
    </div>
  )
}
