import type { Booking } from '@medinotes/shared/booking-views'
import { useMe } from '../../auth/account.queries.ts'

type Sides = Pick<Booking, 'organizationId' | 'practiceId'>

/** On which side of a booking the reader stands; on both where the practice asked for it itself. */
export function useOwnSides({ organizationId, practiceId }: Sides) {
  const own = useMe().organization?.id
  return { isReferrer: own === organizationId, isPractice: own === practiceId }
}
