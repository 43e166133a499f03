import type { Specialist } from '@medinotes/shared/scheduling'
import { CalendarClock, Ellipsis, Eye, EyeOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { toast } from '../../../lib/toast.ts'
import { paths } from '../../../app/paths.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { availabilityKey } from '../../bookings/booking-keys.ts'
import { changeActivity, listForBookings } from '../schedule.queries.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { DeactivateDialog } from './deactivate-dialog.tsx'

interface SpecialistMenuProps {
  specialist: Specialist
  mayList: boolean
  isOwn: boolean
}

export function SpecialistMenu({ specialist, mayList, isOwn }: SpecialistMenuProps) {
  const { id, name, listed, activity } = specialist
  const navigate = useNavigate()
  const [isStopping, setStopping] = useState(false)
  const returning = useChange(changeActivity, {
    renews: [schedulingKey, availabilityKey],
    done: () => `${name} can be booked again`,
  })
  const listing = useChange((wanted: boolean) => listForBookings(id, wanted), {
    renews: [schedulingKey, availabilityKey],
    done: (wanted) => (wanted ? `${name} is listed for referrers` : `${name} is not listed any more`),
  })
  if (!isOwn && !mayList) return null
  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} label={`Actions for ${name}`} />}>
        {isOwn && (
          <MenuItem icon={CalendarClock} onSelect={() => void navigate(paths.scheduleOf(id))}>
            Working hours and fees
          </MenuItem>
        )}
        {isOwn && activity !== 'deactivated' && (
          <MenuItem icon={UserRoundX} onSelect={() => setStopping(true)}>
            Deactivate
          </MenuItem>
        )}
        {isOwn && activity === 'deactivated' && (
          <MenuItem
            icon={UserRoundCheck}
            onSelect={() =>
              returning.mutate(
                { id, active: true, keepBookings: false },
                { onError: (error) => toast.error('Nothing was changed', { description: errorText(error) }) },
              )
            }
          >
            Reactivate
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
      {isStopping && <DeactivateDialog specialist={specialist} onClose={() => setStopping(false)} />}
    </>
  )
}
