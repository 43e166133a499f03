import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

const itemLook =
  'flex h-9 cursor-default items-center gap-2.5 rounded-sm px-2.5 text-sm select-none -outline-offset-2 data-highlighted:bg-hover data-disabled:opacity-55 pointer-coarse:h-11'

interface MenuProps {
  /** One button. */
  trigger: ReactNode
  align?: 'start' | 'end'
  children: ReactNode
}

export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-appear overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

interface MenuItemProps {
  icon?: LucideIcon
  onSelect: () => void
  disabled?: boolean
  children: ReactNode
}

export function MenuItem({ icon: Icon, children, ...props }: MenuItemProps) {
  return (
    <Primitive.Item {...props} className={itemLook}>
      {Icon && <Icon aria-hidden className="size-4 text-muted" />}
      {children}
    </Primitive.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: LucideIcon }[]
  onChange: (value: Value) => void
}

/** One of several, the chosen one ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <Primitive.RadioGroup aria-label={label} value={value} onValueChange={choose}>
      <MenuLabel>{label}</MenuLabel>
      {options.map(({ value, label, icon: Icon }) => (
        <Primitive.RadioItem key={value} value={value} className={itemLook}>
          {Icon && <Icon aria-hidden className="size-4 text-muted" />}
          <span className="flex-1">{label}</span>
          <Primitive.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent" />
          </Primitive.ItemIndicator>
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  )
}

interface MenuGroupProps {
  label: string | undefined
  children: ReactNode
}

/** Items that belong together, under what they are called. */
export const MenuGroup = ({ label, children }: MenuGroupProps) => (
  <Primitive.Group aria-label={label}>
    {label !== undefined && <MenuLabel>{label}</MenuLabel>}
    {children}
  </Primitive.Group>
)

const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Primitive.Label className="px-2.5 py-1.5 text-xs text-muted">{children}</Primitive.Label>
)

export const MenuSeparator = () => <Primitive.Separator className="my-1 h-px bg-line" />
