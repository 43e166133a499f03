import { classNames } from '../../lib/class-names.ts'

export type Pane = 'draft' | 'notes'

const panes: readonly Pane[] = ['draft', 'notes']

interface PaneSwitchProps {
  pane: Pane
  labels: Record<Pane, string>
  onChange: (pane: Pane) => void
}

/** Which of the two is shown where they do not fit side by side. */
export const PaneSwitch = ({ pane, labels, onChange }: PaneSwitchProps) => (
  <fieldset aria-label="Show" className="mb-4 grid grid-cols-2 rounded-md bg-sunken p-1 lg:hidden">
    {panes.map((each) => (
      <button
        key={each}
        type="button"
        aria-pressed={each === pane}
        onClick={() => onChange(each)}
        className={classNames(
          'h-9 rounded-sm font-medium text-muted pointer-coarse:h-11',
          each === pane && 'bg-raised text-text ring-1 ring-line',
        )}
      >
        {labels[each]}
      </button>
    ))}
  </fieldset>
)
