import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group
    heading={heading}
    className="**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-muted"
  >
    {children}
  </Command.Group>
)

interface ItemProps {
  value: string
  icon: LucideIcon
  onSelect: () => void
  children: ReactNode
}

export const Item = ({ value, icon: Icon, onSelect, children }: ItemProps) => (
  <Command.Item
    value={value}
    onSelect={onSelect}
    className="flex min-h-10 items-center gap-3 rounded-md px-3 py-1.5 data-[selected=true]:bg-accent-soft pointer-coarse:min-h-11"
  >
    <Icon aria-hidden className="size-4 shrink-0 text-muted" />
    {children}
  </Command.Item>
)
