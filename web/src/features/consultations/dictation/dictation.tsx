import { consentWording } from '@medinotes/shared/dictation'
import { includes } from '@medinotes/shared/plans'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Mic } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { publicConfigQuery, useMe } from '../../auth/account.queries.ts'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { dictationProblem } from './dictation-words.ts'
import { canRecord } from './recorder.ts'
import { RecordingBar } from './recording-bar.tsx'
import { giveConsent } from './transcribe-part.ts'
import { useDictation } from './use-dictation.ts'

interface DictationProps {
  place: string
  /** False where there is nowhere to put it. */
  onText: (text: string) => boolean
}

/** Speaking in place of typing; where no service transcribes, it says what else there is. */
export function Dictation(props: DictationProps) {
  const { aiNotes } = useSuspenseQuery(publicConfigQuery).data
  const { plan, features } = useMe()
  const hasPlan = includes(plan, 'ai-notes')
  if (!features.dictation)
    return (
      <p className="text-xs text-muted">
        Dictation is switched off at your organisation. The dictation of your own device works in the field above.
      </p>
    )
  if (!aiNotes || !hasPlan || !canRecord())
    return (
      <p className="text-xs text-muted">
        {aiNotes && !hasPlan ? 'Dictation is part of the premium plan. ' : 'Nothing here transcribes dictations. '}
        The dictation of your own device works in the field above.
      </p>
    )
  return <Recording {...props} />
}

function Recording({ place, onText }: DictationProps) {
  const dictation = useDictation({ place, onText })
  const [consent, setConsent] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const { state, waiting, heard, problem } = dictation
  return (
    <div className="grid gap-2">
      {state === 'idle' ? (
        <Button
          icon={Mic}
          onClick={() => (consent === null ? setAsking(true) : void dictation.start(consent))}
          className="justify-self-start"
        >
          Dictate
        </Button>
      ) : (
        <RecordingBar dictation={dictation} consent={consent} onWithdrawn={() => setConsent(null)} />
      )}
      {heard !== '' && (
        <p className="text-muted" aria-live="polite">
          {heard}
        </p>
      )}
      {problem === null && waiting > 0 && heard === '' && state === 'idle' && <Left dictation={dictation} />}
      {problem !== null && (
        <Alert
          tone="danger"
          title="The dictation is not text yet"
          action={
            waiting > 0 ? (
              <span className="flex flex-wrap gap-2">
                <Button onClick={dictation.tryAgain}>Transcribe again</Button>
                <Button onClick={() => void dictation.discard()}>Delete it</Button>
              </span>
            ) : undefined
          }
        >
          {dictationProblem(problem)} {waiting > 0 && 'What was recorded is kept in this browser until it is.'}
        </Alert>
      )}
      {isAsking && (
        <ConsentDialog
          onGiven={(id) => {
            setConsent(id)
            setAsking(false)
            void dictation.start(id)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

/** A recording that an earlier visit to this page did not get transcribed. */
const Left = ({ dictation }: { dictation: ReturnType<typeof useDictation> }) => (
  <Alert
    title="There is a recording that was not transcribed yet"
    action={
      <span className="flex flex-wrap gap-2">
        <Button onClick={dictation.tryAgain}>Transcribe it</Button>
        <Button onClick={() => void dictation.discard()}>Delete it</Button>
      </span>
    }
  >
    {dictation.waitsSince !== null &&
      `Recorded ${formatInstant(new Date(dictation.waitsSince).toISOString())}, and in this browser only.`}
  </Alert>
)

function ConsentDialog({ onGiven, onClose }: { onGiven: (id: string) => void; onClose: () => void }) {
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const give = async () => {
    setPending(true)
    try {
      onGiven((await giveConsent()).id)
    } catch (error) {
      setProblem(errorText(error))
      setPending(false)
    }
  }
  return (
    <ConfirmDialog
      title="Before you record"
      action="The patient agrees"
      isPending={isPending}
      problem={problem}
      onConfirm={() => void give()}
      onClose={onClose}
    >
      {consentWording.text}
    </ConfirmDialog>
  )
}
