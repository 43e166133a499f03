import { RotateCcw } from 'lucide-react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'

/** It could not be shown, or not to its end. */
export function ViewerProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Alert tone="danger" title="This document could not be shown">
      <p>
        {isDamaged(error)
          ? 'The file is damaged, or needs a password. Download it to open it in another program.'
          : errorText(error)}
      </p>
      <Button icon={RotateCcw} onClick={onRetry} className="mt-3">
        Try again
      </Button>
    </Alert>
  )
}

const isDamaged = (error: unknown) => error instanceof Error && /^(InvalidPDF|Password|Format)/.test(error.name)
