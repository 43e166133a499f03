import type { Omission, Section } from '@medinotes/shared/consultations'
import { Button } from '../../../components/button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { tellDifferences } from '../differences.ts'
import { useEvidence } from '../evidence-focus.tsx'
import { flagLooks } from '../evidence-text.tsx'
import type { FindingItem } from './finding-items.ts'
import type { FindingActions } from './use-finding-actions.ts'

const omissionLabels: Record<Omission['kind'], string> = {
  allergy: 'Allergy',
  medicine: 'Medicine',
  'mental-health': 'Mental health',
  'safety-net': 'Safety net',
}

function labelOf({ omission, findings, section }: FindingItem) {
  if (omission) return omissionLabels[omission.kind]
  const flags = findings.flatMap(({ kind }) => (kind === 'omitted' ? [] : [flagLooks[kind].label]))
  return `${flags.join(', ')} · ${section?.title ?? ''}`
}

interface FindingRowProps {
  item: FindingItem
  sections: readonly Section[]
  /** Null for whoever may only read. */
  actions: FindingActions | null
  onAccept: () => void
}

/** Pointing at it shows the place, choosing it keeps the place lit; below it stands what can be done about it. */
export function FindingRow({ item, sections, actions, onAccept }: FindingRowProps) {
  const { point, pin } = useEvidence()
  const { focus, text, differences } = item
  const leave = () => point(null)
  return (
    <li className="rounded-r-md border-l-2 border-warning">
      <button
        type="button"
        data-finding={item.id}
        onMouseEnter={() => point(focus)}
        onMouseLeave={leave}
        onFocus={() => point(focus)}
        onBlur={leave}
        onClick={() => {
          pin(focus)
          if (focus.kind === 'sentence') showSentence(focus.id)
        }}
        className="grid w-full gap-0.5 rounded-r-md px-3 py-2 text-left transition-colors duration-150 hover:bg-hover"
      >
        <span className="text-xs font-medium text-warning">{labelOf(item)}</span>
        <span className="leading-relaxed break-words">{text}</span>
        {tellDifferences(differences).map((difference) => (
          <span key={difference} className="text-xs text-muted">
            {difference}
          </span>
        ))}
      </button>
      {actions && <RowActions item={item} sections={sections} actions={actions} onAccept={onAccept} />}
    </li>
  )
}

function RowActions({ item, sections, actions, onAccept }: FindingRowProps & { actions: FindingActions }) {
  const letStand = (
    <Button
      size="sm"
      variant="ghost"
      onClick={onAccept}
      aria-label={`${item.omission ? 'Leave out' : 'Let stand'}: ${item.text}`}
    >
      {item.omission ? 'Leave out…' : 'Let stand…'}
    </Button>
  )
  return (
    <div className="flex flex-wrap gap-1 px-1 pb-1">
      {item.omission ? (
        <Menu
          align="start"
          trigger={
            <Button size="sm" variant="ghost" disabled={actions.isSaving} aria-label={`Add to the draft: ${item.text}`}>
              Add to…
            </Button>
          }
        >
          {sections.map(({ key, title }) => (
            <MenuItem key={key} onSelect={() => void actions.insert(item, key)}>
              {title}
            </MenuItem>
          ))}
        </Menu>
      ) : (
        <>
          <Button size="sm" variant="ghost" onClick={() => actions.edit(item)} aria-label={`Edit: ${item.text}`}>
            Edit
          </Button>
          <Button
            size="sm"
            variant="ghost"
            disabled={actions.isSaving}
            onClick={() => void actions.remove(item)}
            aria-label={`Remove: ${item.text}`}
          >
            Remove
          </Button>
        </>
      )}
      {letStand}
    </div>
  )
}

/** Brings the sentence before the eye; the notes scroll to their side by themselves. */
function showSentence(id: string) {
  const sentence = document.querySelector(`[data-sentence="${CSS.escape(id)}"]`)
  sentence?.scrollIntoView({ behavior: 'smooth', block: 'center' })
}
