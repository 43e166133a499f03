import { useEffect, useState } from 'react'

/** A text once nobody has changed it for a moment. */
export function useSettled(text: string, delayMs = 300) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delayMs)
    return () => clearTimeout(timer)
  }, [text, delayMs])
  return settled
}
