import type { Me } from '@medinotes/shared/access'
import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { ArrowRightLeft, FileText, LogOut, Search, type LucideIcon } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { latestNotesQuery } from '../../features/consultations/consultation.queries.ts'
import { goWorkIn } from '../../features/organizations/go-work-in.ts'
import { formatDate } from '../../lib/dates.ts'
import { chooseTheme } from '../../lib/theme.ts'
import { paths } from '../paths.ts'
import { themeOptions } from '../theme-options.ts'
import { leave } from './leave.ts'
import type { Place } from './places.ts'

interface CommandPaletteProps {
  me: Me
  places: readonly Place[]
  onClose: () => void
}

/** Every place and action, and the recent notes, by a few letters. */
export function CommandPalette({ me, places, onClose }: CommandPaletteProps) {
  const navigate = useNavigate()
  const goTo = (path: string) => {
    onClose()
    void navigate(path)
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(15%_0.02_250/0.45)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Find a place, an action or a note</Dialog.Title>
          <Command label="Places, actions and notes" loop>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                placeholder="Where to, or what to do?"
                className="h-12 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-2">
              <Command.Empty className="px-3 py-8 text-center text-muted">
                Nothing fits. Try fewer letters.
              </Command.Empty>
              <Group heading="Places">
                {places.map(({ label, path, icon }) => (
                  <Item key={path} value={`place ${label}`} icon={icon} onSelect={() => goTo(path)}>
                    {label}
                  </Item>
                ))}
              </Group>
              {/* Emergency access asks for notes on purpose only: each asking is recorded. */}
              {me.permissions.includes('consultation:write') && <RecentNotes onOpen={goTo} />}
              <Actions me={me} onClose={onClose} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function RecentNotes({ onOpen }: { onOpen: (path: string) => void }) {
  const { data } = useQuery(latestNotesQuery())
  if (!data?.items.length) return null
  return (
    <Group heading="Recent notes">
      {data.items.slice(0, 6).map(({ id, patientName, dateOfVisit }) => (
        <Item key={id} value={`${patientName} ${id}`} icon={FileText} onSelect={() => onOpen(paths.consultation(id))}>
          <span className="flex-1 truncate">{patientName}</span>
          <span className="tabular text-xs text-muted">{formatDate(dateOfVisit)}</span>
        </Item>
      ))}
    </Group>
  )
}

function Actions({ me, onClose }: Pick<CommandPaletteProps, 'me' | 'onClose'>) {
  const others = me.organizations.filter(({ id }) => id !== me.organization?.id)
  return (
    <Group heading="Actions">
      {others.map(({ id, name }) => (
        <Item
          key={id}
          value={`work at organisation ${name} ${id}`}
          icon={ArrowRightLeft}
          onSelect={() => {
            onClose()
            void goWorkIn(id)
          }}
        >
          Work at {name}
        </Item>
      ))}
      {themeOptions.map(({ value, label, icon }) => (
        <Item
          key={value}
          value={`theme ${label}`}
          icon={icon}
          onSelect={() => {
            chooseTheme(value)
            onClose()
          }}
        >
          Theme: {label.toLowerCase()}
        </Item>
      ))}
      <Item value="sign out" icon={LogOut} onSelect={() => void leave()}>
        Sign out
      </Item>
    </Group>
  )
}

const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
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

const Item = ({ value, icon: Icon, onSelect, children }: ItemProps) => (
  <Command.Item
    value={value}
    onSelect={onSelect}
    className="flex h-10 items-center gap-3 rounded-md px-3 data-[selected=true]:bg-accent-soft pointer-coarse:h-11"
  >
    <Icon aria-hidden className="size-4 shrink-0 text-muted" />
    {children}
  </Command.Item>
)
