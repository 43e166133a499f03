import { Undo2 } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Alert } from '../../../components/alert.tsx'
import { Facts } from '../booking/facts.tsx'
import type { Filled, Filling } from './fill-in.ts'
import { nameOfField, textOf } from './filled-words.ts'

interface FillingResultProps {
  filling: Filling
  /** "The letter", "The earlier booking". */
  source: string
  onUndo: () => void
  onUse: (filled: Filled) => void
}

/** What was filled in, with the way back; and what differs from what was typed, to choose from. */
export function FillingResult({ filling: { taken, differing, added }, source, onUndo, onUse }: FillingResultProps) {
  const count = taken.length + added.length
  if (count === 0 && differing.length === 0) {
    return <Alert title={`${source} says nothing that is not here already`}>Fill in the form by hand.</Alert>
  }
  return (
    <div className="grid gap-3">
      {count > 0 && (
        <Alert
          tone="success"
          title="Filled in. Please check it."
          action={
            <Button size="sm" icon={Undo2} onClick={onUndo}>
              Undo
            </Button>
          }
        >
          <Facts
            facts={[
              ...taken.map(({ field, value }) => [nameOfField(field), textOf(field, value)] as const),
              ['Questions', added.length > 0 ? `${added.length} added` : null],
            ]}
          />
        </Alert>
      )}
      {differing.map((each) => (
        <Alert
          key={each.field}
          tone="warning"
          title={`${nameOfField(each.field)}: you typed ${textOf(each.field, each.before)}`}
          action={
            <Button size="sm" onClick={() => onUse(each)}>
              Use this instead
            </Button>
          }
        >
          {source} says {textOf(each.field, each.value)}.
        </Alert>
      ))}
    </div>
  )
}
