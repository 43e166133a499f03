import { Pause, Play, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Button } from '../../../components/button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { withdrawConsent } from './transcribe-part.ts'
import type { Dictation } from './use-dictation.ts'

interface RecordingBarProps {
  dictation: Dictation
  consent: string | null
  onWithdrawn: () => void
}

/** While the microphone is open: how loud, how long, and the way to stop. */
export function RecordingBar({ dictation, consent, onWithdrawn }: RecordingBarProps) {
  const { state, pause, resume, stop, level } = dictation
  const isRecording = state === 'recording'
  const seconds = useSeconds(isRecording)
  const withdraw = async () => {
    stop()
    await dictation.discard()
    if (consent !== null)
      await withdrawConsent(consent).catch((error: unknown) =>
        toast.error('The consent was not taken back', { description: errorText(error) }),
      )
    onWithdrawn()
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-accent px-4 py-2.5">
      <span className="flex items-center gap-2 font-medium" aria-live="polite">
        <span
          aria-hidden
          className={
            isRecording ? 'size-2.5 rounded-full bg-danger' : 'size-2.5 rounded-full border border-line-strong'
          }
        />
        {isRecording ? 'Recording' : 'Paused'}
      </span>
      <span className="tabular text-muted">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </span>
      <LevelMeter level={level} isOn={isRecording} />
      <span className="flex flex-wrap gap-2">
        <Button size="sm" icon={isRecording ? Pause : Play} onClick={isRecording ? pause : resume}>
          {isRecording ? 'Pause' : 'Go on'}
        </Button>
        <Button size="sm" variant="primary" icon={Square} onClick={stop}>
          Done
        </Button>
        <Button size="sm" variant="ghost" onClick={() => void withdraw()}>
          The patient objects
        </Button>
      </span>
    </div>
  )
}

function useSeconds(isRunning: boolean) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  return seconds
}

const looksMs = 80

/** Moves without rendering: it would draw the form twelve times a second. */
function LevelMeter({ level, isOn }: { level: () => number; isOn: boolean }) {
  const bar = useRef<HTMLSpanElement>(null)
  const current = useRef(level)
  useEffect(() => {
    current.current = level
  })
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setInterval(
      () => bar.current?.style.setProperty('width', `${Math.round(current.current() * 100)}%`),
      looksMs,
    )
    return () => clearInterval(timer)
  }, [isOn])
  return (
    <span aria-hidden className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken ring-1 ring-line">
      <span ref={bar} className="block h-full w-0 bg-accent" />
    </span>
  )
}
