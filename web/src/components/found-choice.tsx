import { isFoundBy } from '@medinotes/shared/name-words'
import { useMemo, useState } from 'react'
import { classNames } from '../lib/class-names.ts'
import type { ChoiceProps } from './choice.tsx'
import { Combobox } from './combobox.tsx'

const mostFound = 50

/** One among many by typing; what fits is looked for among those that are there already. */
export function FoundChoice({ options, value, none, findLabel, onChange, className, ...named }: ChoiceProps) {
  const [typed, setTyped] = useState('')
  const all = useMemo(() => (none === undefined ? options : [{ id: '', name: none }, ...options]), [options, none])
  const found = useMemo(() => all.filter((option) => isFoundBy(option.name, typed)), [all, typed])
  return (
    <span className={classNames('inline-flex w-full', className)}>
      <Combobox
        {...named}
        label={findLabel}
        chosen={all.find(({ id }) => id === value)}
        options={found.slice(0, mostFound)}
        status={statusOf(found.length)}
        typed={typed}
        onType={setTyped}
        onChoose={onChange}
      />
    </span>
  )
}

function statusOf(count: number) {
  if (count === 0) return 'None has a name like that.'
  return count > mostFound ? 'There are more. Type how the name begins.' : undefined
}
