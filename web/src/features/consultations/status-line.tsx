import type { WriterDescription } from '@medinotes/shared/consultations'
import { CloudOff, FilePen, Hourglass, PenLine, Signature, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { hasText, type ShownNote } from './shown-note.ts'

const writerText = ({ kind, model }: WriterDescription) =>
  kind === 'offline'
    ? 'Written by the offline writer. It sorts and tidies your own sentences; it is not AI.'
    : `Written by AI${model ? ` (${model})` : ''}. Check every sentence against what was said.`

interface StatusLineProps {
  note: ShownNote
  toCheck: number
}

/** One line of fixed height that says what this text is and what is going on, so that nothing below it ever moves. */
export function StatusLine({ note, toCheck }: StatusLineProps) {
  const { icon: Icon, text } = progress(note)
  return (
    <div className="mb-4 grid gap-1 rounded-md border border-line bg-sunken px-4 py-2.5">
      <p className="flex min-h-5 flex-wrap items-center gap-x-2 font-medium">
        <Icon aria-hidden className="size-4 shrink-0 text-accent" />
        <span>{text}</span>
        {note.attempt > 1 && <span className="font-normal text-muted">Attempt {note.attempt}</span>}
        {toCheck > 0 && (
          <a href="#findings" className="ml-auto font-medium text-warning underline underline-offset-3">
            {toCheck} to check
          </a>
        )}
      </p>
      {(note.isWriting || hasText(note)) && <p className="text-xs text-muted">{writerText(note.writer)}</p>}
    </div>
  )
}

function progress(note: ShownNote): { icon: LucideIcon; text: ReactNode } {
  if (note.status === 'signed') return { icon: Signature, text: 'Signed' }
  if (note.stop) return { icon: FilePen, text: hasText(note) ? 'Unfinished draft — not signed' : 'Nothing was written' }
  if (!note.isWriting) return { icon: FilePen, text: 'Draft — not signed' }
  if (note.isReconnecting) return { icon: CloudOff, text: 'Connection lost. Reconnecting; what is written is kept' }
  if (note.waitingMs !== null) return { icon: Hourglass, text: <Wait key={note.waitingMs} ms={note.waitingMs} /> }
  return { icon: PenLine, text: 'Draft — being written' }
}

function Wait({ ms }: { ms: number }) {
  const [secondsLeft, setSecondsLeft] = useState(Math.ceil(ms / 1000))
  useEffect(() => {
    const timer = setInterval(() => setSecondsLeft((seconds) => Math.max(0, seconds - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return `The AI service is busy; trying again ${secondsLeft > 0 ? `in ${secondsLeft} s` : 'now'}`
}
