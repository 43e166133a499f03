import type { LetterKind } from '@medinotes/shared/patient-letters'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { lettersQuery } from './patient-letter.queries.ts'
import { readLetter } from './read-letter.ts'

interface Writing {
  text: string
  isWaiting: boolean
  /** Why it ended; null while it goes on. */
  error: unknown
}

/** Has one letter written at a time; `null` when none is. Leaving the page or `stop` hangs up, and nothing is kept then. */
export function useLetterWriting(id: string, kind: LetterKind, onWritten: () => void) {
  const queryClient = useQueryClient()
  const [writing, setWriting] = useState<Writing | null>(null)
  const current = useRef<AbortController | null>(null)
  useEffect(() => () => current.current?.abort(), [])

  async function follow(signal: AbortSignal) {
    for await (const step of readLetter(id, kind, signal)) {
      if (signal.aborted) return
      if ('letters' in step) {
        queryClient.setQueryData(lettersQuery(id).queryKey, step.letters)
        setWriting(null)
        onWritten()
      } else if ('text' in step) {
        setWriting((now) => ({ text: (now?.text ?? '') + step.text, isWaiting: false, error: null }))
      } else {
        setWriting((now) => ({ text: now?.text ?? '', isWaiting: true, error: null }))
      }
    }
  }

  function write() {
    current.current?.abort()
    const leaving = new AbortController()
    current.current = leaving
    setWriting({ text: '', isWaiting: false, error: null })
    follow(leaving.signal).catch((error: unknown) => {
      if (!leaving.signal.aborted) setWriting((now) => ({ text: now?.text ?? '', isWaiting: false, error }))
    })
  }

  return {
    writing,
    write,
    stop() {
      current.current?.abort()
      setWriting(null)
    },
  }
}
