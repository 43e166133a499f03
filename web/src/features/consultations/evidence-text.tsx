import type { Section, Sentence } from '@medinotes/shared/consultations'
import { MessageCircleOff, SearchX, type LucideIcon } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { useElementShortcuts } from '../../lib/use-shortcuts.ts'
import { isSentenceLit, useEvidence } from './evidence-focus.tsx'
import { cutAtSentences, placeSentences, type SentencePlace } from './evidence.ts'
import { LaidOutText } from './laid-out-text.tsx'

export const flagLooks: Record<Sentence['flags'][number], { label: string; icon: LucideIcon }> = {
  unsupported: { label: 'Not in your notes', icon: SearchX },
  unstated: { label: 'You did not say this', icon: MessageCircleOff },
}

/** From sentence to sentence, so that the section is one stop for the Tab key. */
const walk = (step: number) => (event: KeyboardEvent<HTMLElement>) => {
  const sentences = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sentence]')]
  const present = sentences.findIndex((sentence) => sentence === document.activeElement)
  event.preventDefault()
  if (present !== -1) sentences[present + step]?.focus()
}

const shortcuts = [
  { keys: ['ArrowRight', 'ArrowDown'], words: 'Next sentence', act: walk(1) },
  { keys: ['ArrowLeft', 'ArrowUp'], words: 'Sentence before', act: walk(-1) },
  { keys: ['Enter', ' '], words: 'Keep its source lit', act: keepToSentence },
  { keys: ['Escape'], words: 'Let go of the source', act: keepToSentence },
]

/** Each sentence takes these itself. */
function keepToSentence() {}

/** A section's text whose sentences light up their sources in the notes. */
export function EvidenceText({ section }: { section: Section }) {
  const places = useMemo(() => placeSentences(section), [section])
  const [entry, setEntry] = useState(places[0]?.id)
  const walkSentences = useElementShortcuts('In a draft', shortcuts)
  return (
    // The sentences are the controls; this only moves the focus between them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the group itself takes no focus
    <div onKeyDown={walkSentences} className="grid gap-3">
      <LaidOutText
        text={section.text}
        renderLine={(line) =>
          cutAtSentences(section.text, line, places).map(({ text, start, place }) =>
            place ? (
              <SentenceMark
                key={start}
                text={text}
                start={start}
                place={place}
                isEntry={place.id === entry}
                onEnter={setEntry}
              />
            ) : (
              text
            ),
          )
        }
      />
    </div>
  )
}

interface SentenceMarkProps {
  text: string
  start: number
  place: SentencePlace
  isEntry: boolean
  onEnter: (id: string) => void
}

/** One sentence, or the part of it that stands on one line. */
function SentenceMark({ text, start, place, isEntry, onEnter }: SentenceMarkProps) {
  const { focus, pinned, point, pin } = useEvidence()
  const { id, sentence } = place
  const isFirstPart = start === place.start
  const isLastPart = start + text.length === place.end
  const isPinned = pinned?.kind === 'sentence' && pinned.id === id
  const isLit = isSentenceLit(focus, id)
  const look = { kind: 'sentence', id } as const
  const toggle = () => pin(isPinned ? null : look)
  const leave = () => point(null)
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a button element cannot flow over several lines
      role="button"
      data-sentence={isFirstPart ? id : undefined}
      data-lit={isLit || undefined}
      tabIndex={isFirstPart && isEntry ? 0 : -1}
      aria-pressed={isPinned}
      onMouseEnter={() => point(look)}
      onMouseLeave={leave}
      onFocus={() => {
        onEnter(id)
        point(look)
      }}
      onBlur={leave}
      onClick={() => document.getSelection()?.isCollapsed !== false && toggle()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') pin(null)
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        toggle()
      }}
      className={classNames(
        'cursor-pointer rounded-sm decoration-2 underline-offset-4 transition-colors duration-150 select-text box-decoration-clone',
        sentence.flags.length > 0 && 'underline decoration-warning decoration-wavy decoration-1',
        isLit && 'bg-accent-soft max-lg:underline max-lg:decoration-accent max-lg:decoration-solid',
      )}
    >
      {text}
      {isLastPart && sentence.flags.map((flag) => <FlagMark key={flag} flag={flag} />)}
    </span>
  )
}

function FlagMark({ flag }: { flag: Sentence['flags'][number] }) {
  const { label, icon: Icon } = flagLooks[flag]
  return (
    <span className="mx-1 inline-flex items-center gap-1 rounded-sm bg-warning-soft px-1.5 align-middle text-xs font-medium text-warning select-none">
      <Icon aria-hidden className="size-3.5" />
      {label}
    </span>
  )
}
