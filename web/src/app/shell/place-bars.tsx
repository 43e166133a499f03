import { Ellipsis } from 'lucide-react'
import { Link } from 'react-router'
import { LogoMark } from '../../components/logo.tsx'
import { MenuButton } from '../../components/menu-button.tsx'
import { onDemand } from '../../components/on-demand.tsx'
import { paths } from '../paths.ts'
import { type Place, sectionsOf, splitForPhone } from './places.ts'
import { SidebarSection } from './sidebar-section.tsx'

const MorePlaces = onDemand(async () => (await import('./more-places.tsx')).MorePlaces)

interface PlacesProps {
  places: readonly Place[]
  current: Place | undefined
}

/** Names and icons on a desk, icons alone on a tablet. */
export const Sidebar = ({ places, current }: PlacesProps) => (
  <nav
    aria-label="Main"
    className="sticky top-0 row-span-2 hidden h-dvh flex-col overflow-y-auto border-r border-line bg-sunken sm:flex"
    data-print="hide"
  >
    <Link
      to={paths.home}
      aria-label="MediNotes Pro, home"
      className="flex h-14 shrink-0 items-center gap-2.5 px-4.5 text-base font-semibold tracking-tight"
    >
      <LogoMark />
      <span aria-hidden className="hidden lg:inline">
        MediNotes Pro
      </span>
    </Link>
    <div className="grid gap-0.5 p-3">
      {sectionsOf(places).map((section) => (
        <SidebarSection key={section.places[0]?.path} {...section} current={current} />
      ))}
    </div>
  </nav>
)

const thumbLook =
  'grid h-14 flex-1 place-content-center justify-items-center gap-0.5 text-xs font-medium text-muted aria-[current=page]:text-accent'

/** Within a thumb's reach on a phone. */
export function BottomBar({ places, current }: PlacesProps) {
  const { shown, rest } = splitForPhone(places)
  const holdsCurrent = rest.some(({ path }) => path === current?.path)
  return (
    <nav
      aria-label="Main"
      data-sticks="bottom"
      className="fixed inset-x-0 bottom-0 z-30 flex flex-wrap border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {shown.map(({ label, path, icon: Icon }) => (
        <Link key={path} to={path} aria-current={path === current?.path ? 'page' : undefined} className={thumbLook}>
          <Icon aria-hidden className="size-5" />
          {label}
        </Link>
      ))}
      {rest.length > 0 && (
        <MenuButton menu={MorePlaces} aria-current={holdsCurrent ? 'page' : undefined} className={thumbLook}>
          <Ellipsis aria-hidden className="size-5" />
          More
        </MenuButton>
      )}
    </nav>
  )
}
