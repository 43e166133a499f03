import type { CalendarBooking } from '@medinotes/shared/calendars'
import { CalendarSync, Ellipsis, ExternalLink } from 'lucide-react'
import { useNavigate } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Menu, MenuItem } from '../../components/menu.tsx'

interface BookingMenuProps {
  booking: CalendarBooking
  onMove: () => void
}

/** What dragging does, for the keyboard and for a thumb. */
export function BookingMenu({ booking: { id, reference }, onMove }: BookingMenuProps) {
  const navigate = useNavigate()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Actions for ${reference}`}
          // Under a thumb it is as large as the block has room for, and looks no larger.
          className="pointer-coarse:after:absolute pointer-coarse:after:top-0 pointer-coarse:after:right-0 pointer-coarse:after:size-11 absolute top-0 right-0 z-1 grid size-6 place-items-center rounded-sm bg-raised text-muted opacity-0 group-hover/block:opacity-100 hover:text-text focus-visible:opacity-100 focus-visible:-outline-offset-2 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden className="size-3.5" />
        </button>
      }
    >
      <MenuItem icon={CalendarSync} onSelect={onMove}>
        Move…
      </MenuItem>
      <MenuItem icon={ExternalLink} onSelect={() => void navigate(paths.booking(id))}>
        Open the booking
      </MenuItem>
    </Menu>
  )
}
