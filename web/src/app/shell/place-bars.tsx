import { Ellipsis } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { LogoMark } from '../../components/logo.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { paths } from '../paths.ts'
import { splitForPhone, type Place } from './places.ts'

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
      className="flex h-14 items-center gap-2.5 px-4.5 text-base font-semibold tracking-tight"
    >
      <LogoMark />
      <span aria-hidden className="hidden lg:inline">
        MediNotes Pro
      </span>
    </Link>
    <div className="grid gap-0.5 p-3">
      {places.map(({ label, path, icon: Icon }) => (
        <Link
          key={path}
          to={path}
          aria-current={path === current?.path ? 'page' : undefined}
          title={label}
          className="flex h-9 items-center gap-3 rounded-md px-3 font-medium text-muted transition-colors duration-150 hover:bg-line/60 hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent max-lg:justify-center max-lg:px-0 pointer-coarse:h-11"
        >
          <Icon aria-hidden className="size-4 shrink-0" />
          <span className="max-lg:sr-only">{label}</span>
        </Link>
      ))}
    </div>
  </nav>
)

const thumbLook =
  'grid h-14 flex-1 place-content-center justify-items-center gap-0.5 text-xs font-medium text-muted aria-[current=page]:text-accent'

/** Within a thumb's reach on a phone. */
export function BottomBar({ places, current }: PlacesProps) {
  const { shown, rest } = splitForPhone(places)
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
      {rest.length > 0 && <MorePlaces places={rest} current={current} />}
    </nav>
  )
}

function MorePlaces({ places, current }: PlacesProps) {
  const navigate = useNavigate()
  const holdsCurrent = places.some(({ path }) => path === current?.path)
  return (
    <Menu
      trigger={
        <button type="button" aria-current={holdsCurrent ? 'page' : undefined} className={thumbLook}>
          <Ellipsis aria-hidden className="size-5" />
          More
        </button>
      }
    >
      {places.map(({ label, path, icon }) => (
        <MenuItem key={path} icon={icon} onSelect={() => void navigate(path)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}
