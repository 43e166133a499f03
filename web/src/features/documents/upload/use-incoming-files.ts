import { useEffect, useRef, useState } from 'react'
import { droppedFiles, type FoundFile, pastedFiles } from './chosen-files.ts'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

const isTyping = ({ target }: Event) =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable=true]') !== null

/** Takes what is dropped anywhere on the page, or pasted; tells whether files are being dragged over it. */
export function useIncomingFiles(take: (files: FoundFile[]) => void, onUnreadable: () => void) {
  const [isOver, setOver] = useState(false)
  const latest = useRef({ take, onUnreadable })
  useEffect(() => {
    latest.current = { take, onUnreadable }
  })
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    let depth = 0
    const goTo = (next: number) => {
      depth = next
      setOver(depth > 0)
    }
    const onDrag = (change: number) => (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      if (change !== 0) goTo(Math.max(depth + change, 0))
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      goTo(0)
      droppedFiles(event.dataTransfer).then(
        (files) => latest.current.take(files),
        () => latest.current.onUnreadable(),
      )
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event) || !event.clipboardData?.files.length) return
      event.preventDefault()
      latest.current.take(pastedFiles(event.clipboardData))
    }
    window.addEventListener('dragenter', onDrag(1), { signal })
    window.addEventListener('dragleave', onDrag(-1), { signal })
    window.addEventListener('dragover', onDrag(0), { signal })
    window.addEventListener('drop', onDrop, { signal })
    window.addEventListener('paste', onPaste, { signal })
    return () => listening.abort()
  }, [])
  return isOver
}
