import { RotateCw } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { errorText } from '../lib/api-error.ts'

/** Where the page could not even find out who signs people in. */
export const StartFailure = ({ error }: { error: unknown }) => (
  <main className="mx-auto grid max-w-lg justify-items-start gap-4 px-4 py-16">
    <h1 className="text-2xl">MediNotes Pro could not start</h1>
    <p role="alert" className="text-base text-muted">
      {errorText(error)}
    </p>
    <Button variant="primary" icon={RotateCw} onClick={() => window.location.reload()}>
      Reload the page
    </Button>
  </main>
)
