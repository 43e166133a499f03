import { useEffect, useRef, useState } from 'react'
import { dropPart, keepPart, type KeptPart, keptParts } from './kept-recordings.ts'
import { transcribePart } from './transcribe-part.ts'

interface Options {
  /** Where what is recorded is kept until it is text. */
  place: string
  /** Takes in the text of each part in its turn; false where there is nowhere to put it any more, and its recording stays kept. */
  onText: (text: string) => boolean
}

/** Keeps each part in the browser, and has them transcribed one after another, so that their text stands in the order it was said. */
export function useTranscription({ place, onText }: Options) {
  const [waiting, setWaiting] = useState<readonly KeptPart[]>([])
  const [heard, setHeard] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const isWorking = useRef(false)
  const take = useRef(onText)
  useEffect(() => {
    take.current = onText
  })
  // What a reload or a crash left.
  useEffect(() => {
    void keptParts(place).then(setWaiting, setProblem)
  }, [place])

  const next = async () => {
    const parts = await keptParts(place)
    setWaiting(parts)
    return parts[0]
  }

  async function work() {
    if (isWorking.current) return
    isWorking.current = true
    setProblem(null)
    try {
      for (let part = await next(); part; part = await next()) {
        const text = await transcribePart(part, setHeard, new AbortController().signal)
        if (text.trim() !== '' && !take.current(text.trim())) return
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
    /** How many parts are not text yet. */
    waiting: waiting.length,
    /** When the first of them was recorded, in milliseconds; null where there is none. */
    waitsSince: waiting[0]?.turn ?? null,
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
