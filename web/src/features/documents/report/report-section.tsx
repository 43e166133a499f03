import type { Booking } from '@medinotes/shared/booking-views'
import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useMe } from '../../auth/account.queries.ts'
import { QuestionRow } from './question-row.tsx'
import { ReleaseRow } from './release-row.tsx'
import { ReleaseState } from './release-state.tsx'
import { ReportClock } from './report-clock.tsx'
import { reportQuery } from './report.queries.ts'

/** The referrer's questions, where the report answers them, and the report's way to whoever is to read it. */
export function ReportSection({ booking }: { booking: Booking }) {
  const report = useQuery(reportQuery(booking.id))
  const card = useRef<HTMLElement>(null)
  const { hash } = useLocation()
  const { isPending } = report
  // The links of notices lead here, once there is something to see.
  useEffect(() => {
    if (hash === '#report' && !isPending) card.current?.scrollIntoView({ block: 'start' })
  }, [hash, isPending])
  return (
    <Card ref={card} id="report" className="grid scroll-mt-18 gap-5 max-lg:order-1">
      <CardHeader title="Questions and report" className="mb-0" />
      {report.data && <Delivery booking={booking} report={report.data} />}
      {!report.data && report.isError && (
        <Alert
          tone="danger"
          title="The questions and the report could not be loaded"
          action={<Button onClick={() => void report.refetch()}>Try again</Button>}
        >
          {errorText(report.error)}
        </Alert>
      )}
      {isPending && booking.questions.map(({ number }) => <Skeleton key={number} className="h-14" />)}
    </Card>
  )
}

interface DeliveryProps {
  booking: Booking
  report: ReportDelivery
}

function Delivery({ booking, report }: DeliveryProps) {
  const { status, timeZone } = booking
  const isAuthor = useMe().organization?.id === booking.practiceId
  const isDue = status === 'attended' || report.releases.length > 0
  // The firm is not told of answers before it has the report.
  const isTracked = isDue && (isAuthor || report.metAt !== null)
  return (
    <>
      {isDue && <ReportClock report={report} timeZone={timeZone} />}
      <Questions report={report} isTracked={isTracked} />
      {isDue && <ReleaseState booking={booking} report={report} />}
      {isDue && <Releases booking={booking} report={report} isAuthor={isAuthor} />}
    </>
  )
}

function Questions({ report, isTracked }: { report: ReportDelivery; isTracked: boolean }) {
  const { questions } = report
  if (questions.length === 0) return <p className="text-muted">No questions were asked yet.</p>
  const open = questions.filter(({ answer }) => answer === null).length
  return (
    <div className="grid gap-3">
      {isTracked && report.actions.includes('answer') && (
        <p className="text-muted">
          {open === 0 ? 'Every question is answered or waived.' : `${open} of ${questions.length} questions are open.`}
        </p>
      )}
      <ol className="divide-y divide-line">
        {questions.map((question) => (
          <QuestionRow key={question.number} report={report} question={question} isTracked={isTracked} />
        ))}
      </ol>
    </div>
  )
}

function Releases({ booking, report: { releases, actions }, isAuthor }: DeliveryProps & { isAuthor: boolean }) {
  if (releases.length === 0) return isAuthor ? null : <p className="text-muted">The report is not released yet.</p>
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      <h3 className="font-medium">Releases</h3>
      <ul className="divide-y divide-line">
        {releases.map((release) => (
          <ReleaseRow
            key={release.id}
            release={release}
            timeZone={booking.timeZone}
            mayRecall={actions.includes('recall')}
            isAuthor={isAuthor}
          />
        ))}
      </ul>
    </div>
  )
}
