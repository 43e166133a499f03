import { examineeNameMaxLength } from '@medinotes/shared/bookings'
import { SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { classNames } from '../../../lib/class-names.ts'
import type { BookingFilterState } from './booking-filters.ts'
import { NarrowingFilters } from './narrowing-filters.tsx'

/** A phone shows the list first and the filters on demand; everywhere else they have room beside the search. */
export function BookingToolbar({ state }: { state: BookingFilterState }) {
  const { chosen, typed, setTyped, clear } = state
  const isNarrowed = Object.keys(chosen).length > 0
  const narrowing = Object.keys(chosen).filter((name) => name !== 'query').length
  const [isOpen, setOpen] = useState(narrowing > 0)
  return (
    <search className="mb-5 grid gap-3">
      <Field
        label="Search"
        className="max-w-md"
        aside={
          <Button
            variant="ghost"
            size="sm"
            icon={SlidersHorizontal}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="-my-3 -mr-2.5 max-sm:max-w-none lg:hidden"
          >
            Filters{narrowing > 0 && ` (${narrowing})`}
          </Button>
        }
      >
        <Input
          type="search"
          value={typed}
          maxLength={examineeNameMaxLength}
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, claim number or reference"
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div
        className={classNames('grid grid-cols-2 items-end gap-3 md:grid-cols-3 lg:flex', !isOpen && 'max-lg:hidden')}
      >
        <NarrowingFilters state={state} />
        {isNarrowed && (
          <Button variant="ghost" icon={X} onClick={clear}>
            Clear
          </Button>
        )}
      </div>
    </search>
  )
}
