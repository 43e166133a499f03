import { useEffect, useRef, useState } from 'react'
import { dropPart, keepPart, keptParts } from './kept-recordings.ts'
import { transcribePart } from './transcribe-part.ts'

interface Options {
  /** Where what is recorded is kept until it is text. */
  place: string
  /** Takes in the text of each part in its turn; only then is the recording dropped. */
  onText: (text: string) => void
}

/** Keeps each part in the browser, and has them transcribed one after another, so that their text stands in the order it was said. */
export function useTranscription({ place, onText }: Options) {
  const [waiting, setWaiting] = useState(0)
  const [heard, setHeard] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const isWorking = useRef(false)
  const take = useRef(onText)
  useEffect(() => {
    take.current = onText
  })
  // What a reload or a crash left.
  useEffect(() => {
    void keptParts(place).then((parts) => setWaiting(parts.length), setProblem)
  }, [place])

  const next = async () => {
    const parts = await keptParts(place)
    setWaiting(parts.length)
    return parts[0]
  }

  async function work() {
    if (isWorking.current) return
    isWorking.current = true
    setProblem(null)
    try {
      for (let part = await next(); part; part = await next()) {
        const text = await transcribePart(part, setHeard, new AbortController().signal)
        if (text.trim() !== '') take.current(text.trim())
        await dropPart(part.id)
        setHeard('')
      }
    } catch (error) {
      setHeard('')
      setProblem(error)
    } finally {
      isWorking.current = false
    }
  }

  return {
    /** Parts that are not text yet. */
    waiting,
    /** What of the present part has come so far. */
    heard,
    problem,
    setProblem,
    async keep(audio: Blob, consent: string) {
      try {
        await keepPart({ id: crypto.randomUUID(), place, turn: Date.now(), audio, consent })
        await work()
      } catch (error) {
        setProblem(error)
      }
    },
    tryAgain: () => void work(),
    async discard() {
      for (const { id } of await keptParts(place)) await dropPart(id)
      setProblem(null)
      await next()
    },
  }
}
