import type { WriterDescription } from '@medinotes/shared/consultations'
import { CloudOff, FilePen, Hourglass, PenLine, Signature, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Waiting } from './note-stream.ts'
import { hasText, type ShownNote } from './shown-note.ts'

const writerText = ({ kind, model }: WriterDescription) =>
  kind === 'offline'
    ? 'Written by the offline writer. It sorts and tidies your own sentences; it is not AI.'
    : `Written by AI${model ? ` (${model})` : ''}. Check every sentence against what was said.`

interface StatusLineProps {
  note: ShownNote
  toCheck: number
}

/** A strip of fixed height that says what this text is and what is going on, so that nothing below it ever moves. */
export function StatusLine({ note, toCheck }: StatusLineProps) {
  const { icon: Icon, text } = progress(note)
  return (
    <div className="mb-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 rounded-md border border-line bg-sunken px-4 py-2.5">
      <p className="flex items-center gap-2 font-medium">
        <Icon aria-hidden className="size-4 shrink-0 text-accent" />
        <span>{text}</span>
        {note.attempt > 1 && <span className="font-normal text-muted">Attempt {note.attempt}</span>}
      </p>
      {toCheck > 0 && (
        <a
          href="#findings"
          className="order-last ml-auto font-medium text-warning underline underline-offset-3 max-md:order-none"
        >
          {toCheck} to check
        </a>
      )}
      {(note.isWriting || hasText(note)) && <p className="text-xs text-muted">{writerText(note.writer)}</p>}
    </div>
  )
}

function progress(note: ShownNote): { icon: LucideIcon; text: ReactNode } {
  if (note.status === 'signed') return { icon: Signature, text: 'Signed' }
  if (note.stop) return { icon: FilePen, text: hasText(note) ? 'Unfinished draft, not signed' : 'Nothing was written' }
  if (!note.isWriting) return { icon: FilePen, text: 'Draft, not signed' }
  if (note.isReconnecting) return { icon: CloudOff, text: 'Connection lost. Reconnecting; what is written is kept' }
  if (note.waiting) return { icon: Hourglass, text: <Wait waiting={note.waiting} /> }
  return { icon: PenLine, text: 'Draft, being written' }
}

const newCountdown = (waiting: Waiting) => ({ waiting, secondsLeft: Math.ceil(waiting.afterMs / 1000) })

const oneSecondLess = ({ waiting, secondsLeft }: ReturnType<typeof newCountdown>) => ({
  waiting,
  secondsLeft: Math.max(0, secondsLeft - 1),
})

function Wait({ waiting }: { waiting: Waiting }) {
  const [countdown, setCountdown] = useState(() => newCountdown(waiting))
  // A further wait starts anew, also when it is as long as the last.
  if (countdown.waiting !== waiting) setCountdown(newCountdown(waiting))
  useEffect(() => {
    const timer = setInterval(() => setCountdown(oneSecondLess), 1000)
    return () => clearInterval(timer)
  }, [])
  const { secondsLeft } = countdown
  return `The AI service is busy; trying again ${secondsLeft > 0 ? `in ${secondsLeft} s` : 'now'}`
}
