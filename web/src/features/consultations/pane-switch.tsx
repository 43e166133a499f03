import { classNames } from '../../lib/class-names.ts'

export type Pane = 'draft' | 'notes'

const labels: Record<Pane, string> = { draft: 'Draft', notes: 'Your notes' }
const panes: readonly Pane[] = ['draft', 'notes']

/** Which of the two is shown where they do not fit side by side. */
export const PaneSwitch = ({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) => (
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
