import type { Booking } from '@medinotes/shared/booking-views'
import { uploadsAtOnce } from '@medinotes/shared/documents'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { useMe } from '../../auth/account.queries.ts'
import { useOwnSides } from '../../bookings/booking/own-sides.ts'
import { ChosenList } from './chosen-list.tsx'
import type { FoundFile } from './chosen-files.ts'
import { DropZone } from './drop-zone.tsx'
import { InterruptedNotice } from './interrupted-notice.tsx'
import { UploadRows } from './upload-rows.tsx'
import { useIncomingFiles } from './use-incoming-files.ts'
import { uploads, useUploads } from './uploads.ts'

const sayUnreadable = () =>
  toast.error('What was dropped could not be read', { description: 'Choose the files with the button instead.' })

/** Takes files for a booking and shows how they get there. */
export function UploadArea({ booking }: { booking: Booking }) {
  const me = useMe()
  const { isPractice } = useOwnSides(booking)
  const [leftOut, setLeftOut] = useState(0)
  const bookingId = booking.id
  const own = useUploads().filter((upload) => upload.bookingId === bookingId)
  const chosen = own.filter(({ state }) => state === 'chosen')
  const running = own.filter(({ state }) => state !== 'chosen' && state !== 'arrived')
  const take = (files: FoundFile[]) =>
    setLeftOut(
      uploads.choose(files, {
        ...{ bookingId, reference: booking.reference, personId: me.id },
        organizationId: me.organization?.id ?? '',
      }),
    )
  const isOver = useIncomingFiles(take, sayUnreadable)
  return (
    <div className="grid gap-4">
      <DropZone isOver={isOver} onFiles={take} />
      {leftOut > 0 && (
        <Alert tone="warning" title={`${leftOut} ${leftOut === 1 ? 'file was' : 'files were'} left out`}>
          Up to {uploadsAtOnce} can be under way at a time. Send these first, then choose the rest.
        </Alert>
      )}
      <InterruptedNotice personId={me.id} bookingId={bookingId} own={own} />
      {chosen.length > 0 && <ChosenList {...{ bookingId, chosen, isPractice }} />}
      {running.length > 0 && <UploadRows running={running} />}
    </div>
  )
}
