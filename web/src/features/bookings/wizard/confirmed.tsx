import type { Booking } from '@medinotes/shared/booking-views'
import { CalendarPlus, Upload } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { statusLine } from '../booking/status-line.ts'
import { WhenCard } from '../booking/when-card.tsx'
import { FeeLines } from './fee-lines.tsx'

/** What became of it, which follows live, and what can be done next. */
export function Confirmed({ booking }: { booking: Booking }) {
  const { tone, title, next } = isShortNotice(booking) ? shortNotice : statusLine(booking)
  return (
    <>
      <Alert tone={tone} title={`${title}: booking ${booking.reference}`}>
        {next}
      </Alert>
      <WhenCard booking={booking} />
      <Card className="grid gap-5">
        <CardHeader title="Fee and deadlines" className="mb-0" />
        <FeeLines hold={booking} />
      </Card>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={paths.bookingDocuments(booking.id)} variant="primary" icon={Upload}>
          Send the documents
        </ButtonLink>
        <ButtonLink to={paths.booking(booking.id)}>Open the booking</ButtonLink>
        <ButtonLink to={paths.anotherInMatter(booking.id)} icon={CalendarPlus}>
          Book another in this matter
        </ButtonLink>
        <ButtonLink to={paths.newBooking} variant="ghost">
          Book for somebody else
        </ButtonLink>
      </div>
    </>
  )
}

// Nobody is late who booked after the documents were usually due.
const isShortNotice = ({ status, createdAt, paperworkDueAt, paperworkReceivedAt }: Booking) =>
  status === 'confirmed' && paperworkReceivedAt === null && Date.parse(paperworkDueAt) <= Date.parse(createdAt)

const shortNotice = {
  tone: 'success',
  title: 'Confirmed',
  next: 'Next: send the documents as soon as possible. The examination is sooner than they are usually due.',
} as const
