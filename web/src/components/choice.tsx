import { onDemand } from './on-demand.tsx'
import { Select } from './select.tsx'

interface Option {
  id: string
  name: string
}

export interface ChoiceProps {
  /** Where there is no field around it. */
  'aria-label'?: string
  options: readonly Option[]
  /** Empty for none of them. */
  value: string
  /** What none of them is called, where that can be chosen. */
  none?: string
  /** What a value is called that is not among the options. */
  otherwise?: string
  /** What the field is called in which one types, such as "Find a specialist". */
  findLabel: string
  onChange: (id: string) => void
  className?: string
}

/** More would be scrolled through for long, and weigh on the page while nobody looks at them. */
const mostListed = 100

const FoundChoice = onDemand(async () => (await import('./found-choice.tsx')).FoundChoice)

/** One by name: from the platform's own list, or by typing where there are many. */
export function Choice({ options: known, otherwise, ...props }: ChoiceProps) {
  const { value } = props
  const chosen = known.filter(({ id }) => id === value)
  const stray = value !== '' && otherwise !== undefined && chosen.length === 0 ? [{ id: value, name: otherwise }] : []
  const options = [...known, ...stray]
  if (options.length <= mostListed) return <ListedChoice {...props} options={options} />
  return (
    <FoundChoice {...props} options={options} fallback={<ListedChoice {...props} options={[...chosen, ...stray]} />} />
  )
}

const ListedChoice = ({ options, none, value, onChange, className, 'aria-label': name }: ChoiceProps) => (
  <Select aria-label={name} value={value} onChange={(event) => onChange(event.target.value)} className={className}>
    {none !== undefined && <option value="">{none}</option>}
    {options.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </Select>
)
