import type { Booking } from '@medinotes/shared/booking-views'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { useNow } from '../../../lib/use-now.ts'
import { statusLine } from './status-line.ts'

// Deadlines pass and holds run out while somebody looks.
const lookAgainMs = 15_000

/** What it is by now and what is next, with the button for it where there is one. */
export function StatusBanner({ booking, action }: { booking: Booking; action: ReactNode }) {
  const { tone, title, next } = statusLine(booking, useNow(lookAgainMs))
  return (
    <Alert
      tone={tone}
      title={title}
      action={
        booking.actions.includes('confirm') ? (
          <ButtonLink to={paths.continueBooking(booking.id)} variant="primary" icon={ArrowRight}>
            Continue
          </ButtonLink>
        ) : (
          action
        )
      }
    >
      {next}
    </Alert>
  )
}
