import { useEffect, useRef, useState } from 'react'
import { type Recorder, startRecorder } from './recorder.ts'
import { useTranscription } from './use-transcription.ts'

type State = 'idle' | 'recording' | 'paused'

/** Records, and turns what was recorded into text. */
export function useDictation(options: Parameters<typeof useTranscription>[0]) {
  const { setProblem, keep, ...transcription } = useTranscription(options)
  const [state, setState] = useState<State>('idle')
  const recorder = useRef<Recorder>(null)
  // Nothing goes on being recorded once the form is gone.
  useEffect(() => () => recorder.current?.stop(), [])

  return {
    ...transcription,
    state,
    level: () => recorder.current?.level() ?? 0,
    async start(consent: string) {
      setProblem(null)
      try {
        recorder.current = await startRecorder({ onPart: (audio) => void keep(audio, consent), onFault: setProblem })
        setState('recording')
      } catch (error) {
        setProblem(error)
      }
    },
    pause() {
      recorder.current?.pause()
      setState('paused')
    },
    resume() {
      recorder.current?.resume()
      setState('recording')
    },
    stop() {
      recorder.current?.stop()
      recorder.current = null
      setState('idle')
    },
  }
}

export type Dictation = ReturnType<typeof useDictation>
