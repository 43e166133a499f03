import type { CreateConsultation } from '@medinotes/shared/consultations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { publicConfigQuery, useMe } from '../auth/account.queries.ts'
import { useDeviceDrafts } from '../../lib/use-device-drafts.ts'
import { VisitOfBooking } from './filing/visit-of-booking.tsx'
import { notesToSend } from './to-send.ts'
import { useStartNote } from './use-start-note.ts'
import { draftPlace } from './visit-draft.ts'
import { VisitForm } from './visit-form.tsx'

export function NewConsultationPage() {
  const me = useMe()
  useDeviceDrafts(me.id)
  const { demo } = useSuspenseQuery(publicConfigQuery).data
  const navigate = useNavigate()
  const bookingId = useSearchParams()[0].get('booking')
  const isHere = useIsMounted()
  const { mutateAsync } = useStartNote()

  const start = async (request: CreateConsultation) => {
    // Sent without a connection it would wait unseen, and be lost with the tab.
    if (!navigator.onLine) {
      notesToSend.queue(draftPlace(me.id, bookingId ?? undefined), request)
      return false
    }
    const { consultationId } = await mutateAsync(request)
    // Who has gone elsewhere meanwhile is not pulled away from it.
    if (isHere.current) await navigate(paths.consultation(consultationId), { replace: true })
    return true
  }

  return (
    <div className="mx-auto max-w-200">
      <PageHeader title="New note" description="Paste or type what you noted. The draft is written while you watch." />
      {bookingId === null ? (
        <VisitForm place={draftPlace(me.id)} offersExample={demo} onSubmit={start} />
      ) : (
        <VisitOfBooking personId={me.id} bookingId={bookingId} onSubmit={start} />
      )}
    </div>
  )
}

function useIsMounted() {
  const isMounted = useRef(false)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  return isMounted
}
