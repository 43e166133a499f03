import type { Difference, Omission, Section, Sentence, Span } from '@medinotes/shared/consultations'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { useEvidence, type EvidenceFocus } from './evidence-focus.tsx'
import { flagLooks } from './evidence-text.tsx'
import { tellDifferences } from './differences.ts'
import { sentenceId } from './evidence.ts'

const omissionLabels: Record<Omission['kind'], string> = {
  allergy: 'Allergy',
  medicine: 'Medicine',
  'mental-health': 'Mental health',
  'safety-net': 'Safety net',
}

interface FlaggedSentence {
  id: string
  title: string
  sentence: Sentence
}

export const flaggedSentences = (sections: readonly Section[]): FlaggedSentence[] =>
  sections.flatMap(({ key, title, sentences }) =>
    sentences.flatMap((sentence, index) =>
      sentence.flags.length > 0 ? [{ id: sentenceId(key, index), title, sentence }] : [],
    ),
  )

interface FindingsPanelProps {
  sections: readonly Section[]
  omissions: readonly Omission[]
  className?: string
}

/** What the clinician has to look at: sentences without a source, and what the draft left out. */
export function FindingsPanel({ sections, omissions, className }: FindingsPanelProps) {
  const flagged = flaggedSentences(sections)
  const isClear = flagged.length === 0 && omissions.length === 0
  if (!sections.some(({ sentences }) => sentences.length > 0) && omissions.length === 0) return null
  return (
    <section
      aria-label="To check"
      id="findings"
      className={classNames(
        'grid scroll-mt-20 gap-5 rounded-md border border-line bg-raised px-5 py-4 lg:max-h-1/2 lg:shrink-0 lg:overflow-y-auto',
        // Below the draft on a phone: there is nothing to do about it.
        isClear && 'max-lg:order-last',
        className,
      )}
    >
      {isClear && (
        <p className="flex items-start gap-2.5">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
          <span>
            <span className="block font-medium">Checked against your notes</span>
            <span className="text-muted">
              No unsupported sentence and no omission was found. Point at a sentence to see its source.
            </span>
          </span>
        </p>
      )}
      {flagged.length > 0 && (
        <FindingList title="In the draft but not in your notes">
          {flagged.map(({ id, title, sentence }) => (
            <Finding
              key={id}
              focus={{ kind: 'sentence', id }}
              label={`${sentence.flags.map((flag) => flagLooks[flag].label).join(', ')} · ${title}`}
              text={sentence.text}
              differences={sentence.differences}
            />
          ))}
        </FindingList>
      )}
      {omissions.length > 0 && (
        <FindingList title="In your notes but not in the draft">
          {omissions.map(({ start, kind, text }, index) => (
            <Finding key={start} focus={{ kind: 'omission', index }} label={omissionLabels[kind]} text={text} />
          ))}
        </FindingList>
      )}
    </section>
  )
}

const FindingList = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-2">
    <h2 className="text-sm">{title}</h2>
    <ul className="grid gap-1">{children}</ul>
  </div>
)

interface FindingProps {
  focus: EvidenceFocus
  label: string
  text: string
  differences?: readonly Difference[] | undefined
}

/** Walked with Tab; pointing at it shows the place, choosing it keeps the place lit. */
function Finding({ focus, label, text, differences }: FindingProps) {
  const { point, pin } = useEvidence()
  const leave = () => point(null)
  return (
    <li>
      <button
        type="button"
        onMouseEnter={() => point(focus)}
        onMouseLeave={leave}
        onFocus={() => point(focus)}
        onBlur={leave}
        onClick={() => {
          pin(focus)
          if (focus.kind === 'sentence') showSentence(focus.id)
        }}
        className="grid w-full gap-0.5 rounded-r-md border-l-2 border-warning px-3 py-2 text-left transition-colors duration-150 hover:bg-hover"
      >
        <span className="text-xs font-medium text-warning">{label}</span>
        <span className="leading-relaxed">{text}</span>
        {tellDifferences(differences ?? []).map((difference) => (
          <span key={difference} className="text-xs text-muted">
            {difference}
          </span>
        ))}
      </button>
    </li>
  )
}

/** Brings the sentence before the eye; the notes scroll to their side by themselves. */
function showSentence(id: string) {
  const sentence = document.querySelector(`[data-sentence="${CSS.escape(id)}"]`)
  sentence?.scrollIntoView({ behavior: 'smooth', block: 'center' })
}

/** The words of the notes behind a set of spans, for those who cannot see them light up. */
export const quote = (notes: string, spans: readonly Span[]) =>
  spans.map(({ start, end }) => `“${notes.slice(start, end).trim()}”`).join(' … ')
