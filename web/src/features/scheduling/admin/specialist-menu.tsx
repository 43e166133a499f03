import type { Specialist } from '@medinotes/shared/scheduling'
import { CalendarClock, Ellipsis, Eye, EyeOff } from 'lucide-react'
import { useNavigate } from 'react-router'
import { toast } from 'sonner'
import { paths } from '../../../app/paths.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { listForBookings } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'

interface SpecialistMenuProps {
  specialist: Specialist
  mayList: boolean
  isOwn: boolean
}

export function SpecialistMenu({ specialist: { id, name, listed }, mayList, isOwn }: SpecialistMenuProps) {
  const navigate = useNavigate()
  const listing = useChange((wanted: boolean) => listForBookings(id, wanted), {
    renews: [schedulingKey, availabilityKey],
    done: (wanted) => (wanted ? `${name} is listed for referrers` : `${name} is not listed any more`),
  })
  if (!isOwn && !mayList) return null
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={`Actions for ${name}`} />}>
      {isOwn && (
        <MenuItem icon={CalendarClock} onSelect={() => void navigate(paths.scheduleOf(id))}>
          Working hours and fees
        </MenuItem>
      )}
      {mayList && (
        <MenuItem
          icon={listed ? EyeOff : Eye}
          onSelect={() =>
            listing.mutate(!listed, {
              onError: (error) => toast.error('The listing was not changed', { description: errorText(error) }),
            })
          }
        >
          {listed ? 'Take off the list' : 'List for referrers'}
        </MenuItem>
      )}
    </Menu>
  )
}
