import { useLayoutEffect, useState } from 'react'
import { useEvidence, type EvidenceFocus } from './evidence-focus.tsx'
import { barPath, barsBeside, curvePath, type Bar } from './evidence-line.ts'

interface Lines {
  sources: readonly Bar[]
  sentences: readonly Bar[]
}

const none: Lines = { sources: [], sentences: [] }

/** Inside of the panes' padding: right of the notes, left of the draft. */
const barDistance = 10

/** A thin line from the sentence one looks at to its source, drawn where notes and draft stand side by side. */
export function EvidenceLines() {
  const { focus } = useEvidence()
  const { sources, sentences } = useLines(focus)
  if (!focus) return null
  const curves = sources.flatMap((source) => sentences.map((sentence) => curvePath(source, sentence)))
  return (
    <svg
      key={nameOf(focus)}
      aria-hidden
      data-print="hide"
      className="pointer-events-none fixed inset-0 z-10 hidden size-full fill-none stroke-accent lg:block"
    >
      {[...sources, ...sentences].map((bar) => (
        <path key={barPath(bar)} d={barPath(bar)} strokeWidth={2} strokeLinecap="round" />
      ))}
      {curves.map((curve) => (
        <path key={curve} d={curve} pathLength={1} strokeWidth={1.5} strokeDasharray={1} className="animate-draw" />
      ))}
    </svg>
  )
}

function nameOf(focus: EvidenceFocus) {
  if (focus.kind === 'sentence') return focus.id
  return focus.kind === 'notes' ? `notes ${focus.start}` : `omission ${focus.index}`
}

/** Where the lit passages are now, followed through scrolling and resizing. */
function useLines(focus: EvidenceFocus | null) {
  const [lines, setLines] = useState(none)
  useLayoutEffect(() => {
    if (!focus) return undefined
    let frame = 0
    const measure = () => {
      frame = 0
      setLines(measureLines())
    }
    const measureSoon = () => {
      frame ||= requestAnimationFrame(measure)
    }
    measure()
    // Captured, because the notes scroll by themselves and scrolling does not bubble.
    window.addEventListener('scroll', measureSoon, { capture: true, passive: true })
    window.addEventListener('resize', measureSoon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', measureSoon, { capture: true })
      window.removeEventListener('resize', measureSoon)
    }
  }, [focus])
  return lines
}

function measureLines(): Lines {
  const notes = document.querySelector('[data-pane="notes"]')
  const draft = document.querySelector('[data-pane="draft"]')
  if (!notes || !draft) return none
  const notesBox = notes.getBoundingClientRect()
  const heading = notes.querySelector('h2')?.getBoundingClientRect().height ?? 0
  const seenNotes = { top: notesBox.top + heading, bottom: notesBox.bottom }
  const seenDraft = { top: 0, bottom: window.innerHeight }
  return {
    sources: barsBeside(notesBox.right - barDistance, litLines(notes), seenNotes),
    sentences: barsBeside(draft.getBoundingClientRect().left + barDistance, litLines(draft), seenDraft),
  }
}

const litLines = (pane: Element) =>
  [...pane.querySelectorAll('[data-lit]')].flatMap((mark) => [...mark.getClientRects()])
