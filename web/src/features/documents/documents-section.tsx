import type { Booking } from '@medinotes/shared/booking-views'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Card, CardHeader } from '../../components/card.tsx'
import { Link } from '../../components/link.tsx'
import { useMay } from '../auth/account.queries.ts'
import { DocumentList } from './list/document-list.tsx'
import { UploadArea } from './upload/upload-area.tsx'

/** The files of a booking: to send, on their way, and there. */
export function DocumentsSection({ booking }: { booking: Booking }) {
  const maySend = useMay('document:write')
  const card = useRef<HTMLElement>(null)
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === '#documents') card.current?.scrollIntoView({ block: 'start' })
  }, [hash])
  return (
    <Card ref={card} id="documents" className="grid scroll-mt-18 gap-4 max-lg:order-1">
      <CardHeader title="Documents" className="mb-0">
        <Link to={paths.bookingAccess(booking.id)}>Who saw it</Link>
      </CardHeader>
      {maySend && <UploadArea booking={booking} />}
      <DocumentList bookingId={booking.id} />
    </Card>
  )
}
