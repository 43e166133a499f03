import type { Booking } from '@medinotes/shared/booking-views'
import type { ReleaseBlock, ReportDelivery } from '@medinotes/shared/report-delivery'
import { FileUp, Send } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

const blockWords: Record<ReleaseBlock, string> = {
  'not-attended': 'It is not recorded that the examinee attended.',
  'no-report': 'There is no report yet. Send it in Documents, as a report.',
  'questions-open': 'Not every question is answered in the report or waived.',
  'not-clean': 'The report is still being checked, or held back.',
  'already-released': 'Every report is released already.',
}

interface ReleaseStateProps {
  booking: Pick<Booking, 'id' | 'timeZone'>
  report: ReportDelivery
}

/** Whether a report can be released now, and what is missing. */
export function ReleaseState({ booking, report }: ReleaseStateProps) {
  const [isReleasing, setReleasing] = useState(false)
  const { blocks, candidates, actions } = report
  if (!actions.includes('release')) return null
  const isReady = blocks.length === 0 && candidates.length > 0
  const missing = blocks.filter((block) => block !== 'already-released')
  return (
    <div className="grid gap-4">
      {missing.length > 0 && (
        <Alert title="Before a report can be released">
          <ul className="list-disc pl-4">
            {missing.map((block) => (
              <li key={block}>{blockWords[block]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {isReady && (
          <Button variant="primary" icon={Send} onClick={() => setReleasing(true)}>
            Release the report
          </Button>
        )}
        <ButtonLink icon={FileUp} to={paths.bookingDocuments(booking.id)}>
          {candidates.length > 0 || blocks.includes('already-released') ? 'Upload another report' : 'Upload the report'}
        </ButtonLink>
      </div>
      {isReleasing && <ReleaseDialog booking={booking} report={report} onClose={() => setReleasing(false)} />}
    </div>
  )
}
