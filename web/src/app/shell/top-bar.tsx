import type { Me } from '@medinotes/shared/access'
import { Search } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { Kbd } from '../../components/kbd.tsx'
import { LogoMark } from '../../components/logo.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { hostedSignIn } from '../../features/auth/hosted-sign-in.ts'
import { ClerkAccountButton } from '../../features/clerk/clerk-parts.tsx'
import { keySign } from '../../lib/shortcuts.ts'
import { usePageShortcuts } from '../../lib/use-shortcuts.ts'
import { paths } from '../paths.ts'
import type { Place } from './places.ts'
import { AccountButton } from './account-button.tsx'

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }))

const paletteKey = 'Mod+K'

interface TopBarProps {
  me: Me
  places: readonly Place[]
}

export function TopBar({ me, places }: TopBarProps) {
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const toggle = () => setPaletteOpen((wasOpen) => !wasOpen)
  usePageShortcuts('Everywhere', [{ keys: [paletteKey], words: 'Search, pages and actions', act: toggle }])
  return (
    <header
      className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-surface px-4 sm:px-6"
      data-print="hide"
      data-sticks="top"
    >
      <Link
        to={paths.home}
        aria-label="MediNotes Pro, home"
        className="-ml-2 grid size-11 shrink-0 place-items-center sm:hidden"
      >
        <LogoMark />
      </Link>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setPaletteOpen(true)}
        className="flex h-9 w-full max-w-80 min-w-0 items-center gap-2.5 rounded-md border border-line bg-raised px-3 text-left text-muted transition-colors duration-150 hover:border-line-strong pointer-coarse:h-11"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate">{me.organization ? 'Search' : 'Find a place'}</span>
        <span aria-hidden className="hidden sm:inline">
          <Kbd>{keySign(paletteKey)}</Kbd>
        </span>
      </button>
      <div className="ml-auto">
        {hostedSignIn() ? (
          <Suspense fallback={<Skeleton className="size-9 rounded-full" />}>
            <ClerkAccountButton />
          </Suspense>
        ) : (
          <AccountButton />
        )}
      </div>
      {isPaletteOpen && (
        <Suspense>
          <CommandPalette me={me} places={places} onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </header>
  )
}
