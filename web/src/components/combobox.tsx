import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState } from 'react'
import { classNames } from '../lib/class-names.ts'
import { useFieldControl } from './field.tsx'
import { controlLook } from './input.tsx'

interface Option {
  id: string
  name: string
}

interface ComboboxProps {
  /** Where there is no field around it. */
  'aria-label'?: string
  /** What the field of the open list is called. */
  label: string
  /** What is chosen; undefined while its name is not known yet. */
  chosen: Option | undefined
  /** What fits what is typed, whoever looks it up. */
  options: readonly Option[]
  /** That they are looked for, could not be loaded, that none fits, or that there are more. */
  status: string | undefined
  typed: string
  onType: (text: string) => void
  onChoose: (id: string) => void
}

/** A choice among many by typing: the list is asked for as one types. */
export function Combobox({ chosen, onType, onChoose, 'aria-label': name, ...list }: ComboboxProps) {
  const [isOpen, setOpen] = useState(false)
  const valueId = useId()
  const control = useFieldControl()
  const shown = chosen?.name ?? '…'
  const open = (open: boolean) => {
    setOpen(open)
    onType('')
  }
  const choose = (id: string) => {
    open(false)
    onChoose(id)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={open}>
      <Popover.Trigger
        {...control}
        // A field's label names it without what is chosen, so that this is told beside it.
        {...(name === undefined
          ? { 'aria-describedby': [valueId, control['aria-describedby']].filter(Boolean).join(' ') }
          : { 'aria-label': `${name}: ${shown}` })}
        className={classNames(controlLook, 'flex h-9 items-center gap-2 text-left pointer-coarse:h-11')}
      >
        <span id={valueId} className="min-w-0 flex-1 truncate">
          {chosen?.name ?? '…'}
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={list.label}
          className="z-50 w-(--radix-popover-trigger-width) min-w-64 animate-appear rounded-md border border-line bg-raised shadow-float"
        >
          <Choices {...list} chosen={chosen} onType={onType} onChoose={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const Choices = ({ label, chosen, options, status, typed, onType, onChoose }: ComboboxProps) => (
  // No higher than there is room for, close up as well.
  <Command
    label={label}
    shouldFilter={false}
    loop
    className="flex max-h-[min(21rem,var(--radix-popover-content-available-height))] flex-col"
  >
    <Command.Input
      value={typed}
      onValueChange={onType}
      maxLength={120}
      placeholder="Type to search"
      className="h-10 w-full shrink-0 border-b border-line bg-transparent px-3 text-sm -outline-offset-2 pointer-coarse:h-11 pointer-coarse:text-base"
    />
    <Command.List label="Choices" className="min-h-0 overflow-y-auto p-1 empty:hidden">
      {options.map(({ id, name }) => (
        <Command.Item
          key={id}
          value={id}
          onSelect={() => onChoose(id)}
          className="flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm data-[selected=true]:bg-hover pointer-coarse:min-h-11"
        >
          <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
          {id === chosen?.id && <Check aria-label="Chosen" className="size-4 shrink-0 text-accent" />}
        </Command.Item>
      ))}
    </Command.List>
    <output className="block shrink-0 px-3.5 py-2 text-xs text-muted empty:hidden">{status}</output>
  </Command>
)
