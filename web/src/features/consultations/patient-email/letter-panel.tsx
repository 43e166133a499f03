import type { LetterKind, PatientLetters } from '@medinotes/shared/patient-letters'
import { useRef, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { StreamingText } from '../streaming-text.tsx'
import { LetterActions } from './letter-actions.tsx'
import { LetterEditor } from './letter-editor.tsx'
import { LetterFigures } from './letter-figures.tsx'
import { LetterState } from './letter-state.tsx'
import { englishLetter, isEnglish, isSame, kindName, languageName } from './letter-words.ts'
import { useKeptLetter } from './use-kept-letter.ts'
import { useLetterWriting } from './use-letter-writing.ts'

interface LetterPanelProps {
  id: string
  kind: LetterKind
  shelf: PatientLetters
  onSend: () => void
}

/** One letter: written, read, put right and confirmed here. */
export function LetterPanel({ id, kind, shelf, onSend }: LetterPanelProps) {
  const panel = useRef<HTMLElement>(null)
  // Whoever asked for it reads on where it stands.
  const focusPanel = () => requestAnimationFrame(() => panel.current?.focus())
  const { writing, write, stop } = useLetterWriting(id, kind, focusPanel)
  const kept = useKeptLetter(id, kind)
  const [isEditing, setEditing] = useState(kept.text !== undefined)
  const letter = shelf.letters.find((one) => isSame(one, kind))
  if (writing) return <Writing kind={kind} writing={writing} onStop={stop} onRetry={write} />
  if (!letter) return <NotWritten kind={kind} shelf={shelf} onWrite={write} />
  const close = () => {
    setEditing(false)
    focusPanel()
  }
  return (
    <section ref={panel} tabIndex={-1} aria-label={kindName(kind)} className="grid gap-4 px-5 py-4 outline-none">
      <LetterState letter={letter} addenda={shelf.addenda} />
      {isEditing ? (
        <LetterEditor id={id} letter={letter} kept={kept} onClose={close} />
      ) : (
        <>
          {/* What was signed stands above, as a section of the note. */}
          {!letter.isSigned && (
            <div
              lang={letter.language}
              dir="auto"
              className="reading rounded-md bg-sunken px-5 py-4 leading-relaxed break-words whitespace-pre-wrap"
            >
              {letter.text}
            </div>
          )}
          <LetterFigures id={id} letter={letter} />
          <LetterActions
            {...{ id, letter, shelf, onSend }}
            onEdit={() => setEditing(true)}
            onWriteAgain={letter.isSigned ? undefined : write}
          />
        </>
      )}
    </section>
  )
}

interface WritingProps {
  kind: LetterKind
  writing: NonNullable<ReturnType<typeof useLetterWriting>['writing']>
  onStop: () => void
  onRetry: () => void
}

function Writing({ kind, writing: { text, isWaiting, error }, onStop, onRetry }: WritingProps) {
  return (
    <div className="grid gap-3 px-5 py-4" aria-busy={error === null || undefined}>
      {error === null && (
        <p className="text-sm text-muted" aria-live="polite">
          {isWaiting ? 'The AI service is busy; trying again' : `Writing: ${kindName(kind)}`}
        </p>
      )}
      <div lang={kind.language} dir="auto" className="reading grid gap-3 break-words">
        <StreamingText text={text} hasCaret={error === null} />
      </div>
      {error !== null && (
        <Alert
          tone="danger"
          title="The letter was not written"
          action={
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          }
        >
          {errorText(error)} Nothing of it was kept.
        </Alert>
      )}
      <div>
        <Button size="sm" onClick={onStop}>
          {error === null ? 'Stop' : 'Leave it'}
        </Button>
      </div>
    </div>
  )
}

const unavailable: Record<Exclude<PatientLetters['ai'], 'available'>, string> = {
  plan_required: 'AI is part of the premium plan, which your practice does not have.',
  writer_not_configured: 'No AI service is set up here.',
}

/** Why this one cannot be asked for now; null where it can. */
function hindranceOf(kind: LetterKind, { ai, letters }: PatientLetters) {
  const isBase = isSame(kind, englishLetter)
  if (!isBase && !letters.some((one) => isSame(one, englishLetter))) {
    return 'It is made from the English letter, which has to be written first.'
  }
  if (ai === 'available' || (isEnglish(kind) && kind.level !== 'very-plain')) return null
  const what = isEnglish(kind) ? 'Very plain words are' : `A letter in ${languageName(kind.language)} is`
  return `${what} written by AI. ${unavailable[ai]}`
}

function NotWritten({ kind, shelf, onWrite }: { kind: LetterKind; shelf: PatientLetters; onWrite: () => void }) {
  const hindrance = hindranceOf(kind, shelf)
  return (
    <div className="grid justify-items-start gap-3 px-5 py-4">
      <p className="text-muted">
        {hindrance ??
          (isSame(kind, englishLetter)
            ? 'This note has no letter to the patient. One can be written from what you signed.'
            : 'Not written yet. It is made from the English letter, and its figures are compared with it.')}
      </p>
      {hindrance === null && (
        <Button variant="primary" onClick={onWrite}>
          Write it
        </Button>
      )}
    </div>
  )
}
