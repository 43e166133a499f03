import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Kbd } from '../../../components/kbd.tsx'
import { keySign } from '../../../lib/shortcuts.ts'
import { errorText } from '../../../lib/api-error.ts'
import type { DraftState } from './draft-keeper.ts'
import type { Step } from './steps.tsx'

interface WizardActionsProps {
  step: Step
  draft: DraftState
  isPending: boolean
  isReady: boolean
  error: unknown
}

const draftTexts: Record<DraftState, string> = {
  kept: 'What you type is saved as you go.',
  waiting: 'Saving…',
  local: 'Saved on this device – will be sent when you are back online',
  lost: 'What you type cannot be saved now. Leave this page open.',
}

export const WizardActions = ({ step, draft, isPending, isReady, error }: WizardActionsProps) => (
  <>
    {error !== null && (
      <Alert tone="danger" title="It is not booked yet">
        {errorText(error)}
      </Alert>
    )}
    <div className="flex flex-wrap items-center justify-between gap-3">
      <output className="min-w-0 flex-1 text-xs text-muted">{draftTexts[draft]}</output>
      <span className="flex items-center gap-1 text-xs text-muted max-sm:hidden pointer-coarse:hidden">
        <Kbd>{keySign('Mod+Enter')}</Kbd>
      </span>
      <Button
        variant="primary"
        size="lg"
        disabled={!isReady}
        loading={isPending}
        type="submit"
        className="max-sm:w-full"
      >
        {step === 'Review' ? 'Book this examination' : 'Review'}
      </Button>
    </div>
  </>
)
