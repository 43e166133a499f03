import type { Booking } from '@medinotes/shared/booking-views'
import { Pencil } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { formatDate } from '../../../lib/dates.ts'
import { useMe } from '../../auth/account.queries.ts'
import { actingForNames, claimTypeNames } from '../booking-words.ts'
import { Facts } from './facts.tsx'
import { useOwnSides } from './own-sides.ts'

export function ExamineeCard({ booking }: { booking: Booking }) {
  const { id, examinee, matter, organizationName, bookedBy, actions } = booking
  const { isReferrer } = useOwnSides(booking)
  const mayChange = useMe().role === 'admin' || isReferrer
  if (!examinee || !matter) return null
  return (
    <Card className="max-lg:order-1">
      <CardHeader title="Examinee and matter">
        {mayChange && actions.includes('change') && (
          <ButtonLink size="sm" icon={Pencil} to={paths.changeBooking(id)}>
            Change details
          </ButtonLink>
        )}
      </CardHeader>
      <Facts
        facts={[
          ['Name', examinee.name],
          ['Date of birth', formatDate(examinee.dateOfBirth)],
          ['Phone', examinee.phone],
          ['E-mail', examinee.email],
          ['Claim number', matter.claimNumber],
          ['File number', matter.fileNumber],
          ['Kind of claim', claimTypeNames[matter.claimType]],
          ['Date of injury', matter.injuryDate && formatDate(matter.injuryDate)],
          ['Injury', matter.injury],
          ['Acting for', matter.actingFor && actingForNames[matter.actingFor]],
          ['Referrer', bookedBy ? `${organizationName}, ${bookedBy}` : organizationName],
        ]}
      />
    </Card>
  )
}
