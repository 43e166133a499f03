import type { Booking } from '@medinotes/shared/booking-views'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Check, ClipboardCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { BackLink, ButtonLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { BundlesSection } from '../../documents/bundles/bundles-section.tsx'
import { BookingNotesCard } from '../../consultations/filing/booking-notes-card.tsx'
import { DocumentsSection } from '../../documents/documents-section.tsx'
import { ReportSection } from '../../documents/report/report-section.tsx'
import { RetentionSection } from '../../documents/retention/retention-section.tsx'
import { AppointmentCard } from '../../scheduling/acuity/appointment-card.tsx'
import { BesideDocument } from '../../documents/viewer/beside-document.tsx'
import { bookingQuery } from '../booking.queries.ts'
import { BookingStatusBadge } from '../booking-status-badge.tsx'
import { ActivityCard } from './activity-card.tsx'
import { ArrangementsCard } from './arrangements-card.tsx'
import { AttendanceDialog } from './attendance-dialog.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { ExamineeCard } from './examinee-card.tsx'
import { FeeCard } from './fee-card.tsx'
import { MoveBooking } from './move-booking.tsx'
import { QuestionsCard } from './questions-card.tsx'
import { StatusBanner } from './status-banner.tsx'
import { isBeingChanged } from './status-line.ts'
import { WhenCard } from './when-card.tsx'

// The calendar's answer comes within seconds; an event tells it too, unless the connection is down.
const askAgainMs = 3000

type BookingDialog = 'move' | 'cancel' | 'attendance' | 'accept' | 'decline'

/** One booking whole, with what the reader may do to it now. */
export function BookingPage() {
  const { id = '' } = useParams()
  const { data: booking } = useSuspenseQuery({
    ...bookingQuery(id),
    refetchInterval: ({ state }) => (state.data && isWithCalendar(state.data) ? askAgainMs : false),
  })
  const [dialog, setDialog] = useState<BookingDialog | null>(null)
  return (
    <BesideDocument bookingId={booking.id}>
      <PageHeader
        title={booking.examineeName ?? 'Held time'}
        documentTitle="Booking"
        before={<BackLink to={paths.bookings}>Bookings</BackLink>}
        description={
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <BookingStatusBadge status={booking.status} />
            <span className="tabular">{booking.reference}</span>
          </span>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:in-data-beside:grid-cols-1">
        <div className="grid min-w-0 gap-5 lg:col-span-2 lg:in-data-beside:col-span-1">
          <StatusBanner booking={booking} action={<NextStep booking={booking} open={setDialog} />} />
        </div>
        {/* On a phone what can be done and what is due comes before the details. */}
        <div className="grid min-w-0 gap-5 max-lg:contents">
          {isWithCalendar(booking) && <AppointmentCard booking={booking} />}
          <WhenCard booking={booking} />
          <ExamineeCard booking={booking} />
          <ArrangementsCard arrangements={booking.arrangements} />
          {booking.examinee && !takesReport(booking) && <QuestionsCard questions={booking.questions} />}
          {takesDocuments(booking) && <DocumentsSection booking={booking} />}
          {takesDocuments(booking) && <BundlesSection booking={booking} />}
          {takesReport(booking) && <BookingNotesCard booking={booking} />}
          {takesReport(booking) && <ReportSection booking={booking} />}
          {takesDocuments(booking) && <RetentionSection booking={booking} />}
        </div>
        <div className="grid min-w-0 gap-5 max-lg:contents">
          <FeeCard booking={booking} onMove={() => setDialog('move')} onCancel={() => setDialog('cancel')} />
          <DocumentsCard booking={booking} />
          <ActivityCard booking={booking} />
        </div>
      </div>
      <OpenDialog dialog={dialog} booking={booking} onClose={() => setDialog(null)} />
    </BesideDocument>
  )
}

/** While the specialist's calendar has not answered. */
const isWithCalendar = (booking: Booking) => booking.status === 'submitting' || isBeingChanged(booking)

// Nobody is booked yet, or any more.
const takesDocuments = ({ status }: Booking) => status !== 'held' && status !== 'released'
const takesReport = (booking: Booking) => takesDocuments(booking) && booking.status !== 'cancelled'

interface NextStepProps {
  booking: Booking
  open: (dialog: BookingDialog) => void
}

/** The buttons for what is next, where the status line says so. */
function NextStep({ booking: { id, actions, activity, examinee, status }, open }: NextStepProps) {
  // What was entered goes with the next time.
  if (status === 'released' && examinee && activity.some(({ kind }) => kind === 'refused')) {
    return <ButtonLink to={paths.anotherInMatter(id)}>Choose another time</ButtonLink>
  }
  if (actions.includes('decide')) {
    return (
      <div className="flex flex-wrap gap-2">
        <Button icon={X} onClick={() => open('decline')}>
          Decline
        </Button>
        <Button variant="primary" icon={Check} onClick={() => open('accept')}>
          Accept
        </Button>
      </div>
    )
  }
  if (!actions.includes('attendance')) return null
  const isFirst = status === 'confirmed'
  return (
    <Button variant={isFirst ? 'primary' : 'secondary'} icon={ClipboardCheck} onClick={() => open('attendance')}>
      {isFirst ? 'Record attendance' : 'Correct attendance'}
    </Button>
  )
}

interface OpenDialogProps {
  dialog: BookingDialog | null
  booking: Booking
  onClose: () => void
}

function OpenDialog({ dialog, booking, onClose }: OpenDialogProps) {
  if (dialog === 'move') return <MoveBooking booking={booking} onClose={onClose} />
  if (dialog === 'cancel') return <CancelDialog booking={booking} onClose={onClose} />
  if (dialog === 'attendance') return <AttendanceDialog booking={booking} onClose={onClose} />
  if (dialog === null) return null
  return <DecisionDialog id={booking.id} decision={dialog} onClose={onClose} />
}
