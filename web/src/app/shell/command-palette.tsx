import type { Me } from '@medinotes/shared/access'
import { searchMaxLength } from '@medinotes/shared/search'
import { useQuery } from '@tanstack/react-query'
import { Command, defaultFilter } from 'cmdk'
import { ArrowRightLeft, FileText, Keyboard, LogOut, Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { latestNotesQuery } from '../../features/consultations/consultation.queries.ts'
import { goWorkIn } from '../../features/organizations/go-work-in.ts'
import type { Hit } from '../../features/search/hit.ts'
import { rememberHit } from '../../features/search/recent-hits.ts'
import { formatDate } from '../../lib/dates.ts'
import { showShortcuts } from '../../lib/shortcut-sheet.ts'
import { chooseTheme } from '../../lib/theme.ts'
import { paths } from '../paths.ts'
import { themeOptions } from '../theme-options.ts'
import { leave } from './leave.ts'
import { foundPrefix, HitAnnouncer, ownerOf, PaletteHits, RecentHits, useHits } from './palette-hits.tsx'
import { Group, Item } from './palette-parts.tsx'
import type { Place } from './places.ts'

interface CommandPaletteProps {
  me: Me
  places: readonly Place[]
  onClose: () => void
}

// Letters scattered over a label are no match: they would stand before what is really there.
const leastFit = 0.1

// What the service found fits by its own rules, and comes after what fits by its label.
const fit: typeof defaultFilter = (value, search, keywords) => {
  if (value.startsWith(foundPrefix)) return Number.MIN_VALUE
  const fitness = defaultFilter(value, search, keywords)
  return fitness < leastFit ? 0 : fitness
}

/** Every place and action, and what there is of people, bookings, notes and documents, by a few letters. */
export function CommandPalette({ me, places, onClose }: CommandPaletteProps) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const hits = useHits(me, typed)
  const goTo = (path: string, search?: string) => {
    onClose()
    void navigate(path, search === undefined ? {} : { state: { search } })
  }
  const open = (hit: Hit) => {
    rememberHit(ownerOf(me), hit)
    goTo(hit.path, hit.search)
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-[oklch(15%_0.02_250/0.45)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Command label="Pages, actions, people, bookings, notes and documents" loop filter={fit}>
            <div className="flex items-center gap-3 rounded-t-md border-b border-line px-4 outline-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={typed}
                onValueChange={setTyped}
                maxLength={searchMaxLength}
                placeholder="A name, a number, a file, a place …"
                className="h-12 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-2">
              {!hits.isWaiting && (
                <Command.Empty className="px-3 py-8 text-center text-muted">
                  Nothing fits. Try fewer letters, a claim number or a reference.
                </Command.Empty>
              )}
              {typed === '' && <RecentHits me={me} onOpen={open} />}
              <Group heading="Pages">
                {places.map(({ label, path, icon }) => (
                  <Item key={path} value={`place ${label}`} icon={icon} onSelect={() => goTo(path)}>
                    {label}
                  </Item>
                ))}
              </Group>
              {/* Emergency access asks for notes on purpose only: each asking is recorded. */}
              {typed === '' && me.permissions.includes('consultation:write') && <RecentNotes onOpen={goTo} />}
              <Actions me={me} onClose={onClose} />
              <PaletteHits hits={hits} onOpen={open} onAll={goTo} />
            </Command.List>
            <HitAnnouncer hits={hits} />
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
      <Item
        value="keyboard shortcuts help"
        icon={Keyboard}
        onSelect={() => {
          onClose()
          showShortcuts(true)
        }}
      >
        Keyboard shortcuts
      </Item>
      <Item value="sign out" icon={LogOut} onSelect={() => void leave()}>
        Sign out
      </Item>
    </Group>
  )
}
