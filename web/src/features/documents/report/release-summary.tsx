import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { type Control, useWatch } from 'react-hook-form'
import type { ReleaseForm } from './release-form.ts'

interface ReleaseSummaryProps {
  control: Control<ReleaseForm>
  report: ReportDelivery
}

/** What will happen, in the words of what is chosen. */
export function ReleaseSummary({ control, report }: ReleaseSummaryProps) {
  const [referrerIds, nominated] = useWatch({ control, name: ['referrerIds', 'nominated'] })
  const people = report.referrers.filter(({ id }) => referrerIds.includes(id)).map(({ name }) => name)
  const doctors = nominated.map(({ name }) => name.trim()).filter((name) => name !== '')
  return (
    <div className="grid gap-1.5 rounded-md bg-sunken p-4">
      <h3 className="font-medium">What happens then</h3>
      <ul className="grid list-disc gap-1 pl-4 text-muted">
        {people.length > 0 && (
          <li>{listOf(people)} will be told by e-mail that the report is here; nothing of it is in the e-mail.</li>
        )}
        {doctors.length > 0 && (
          <li>{listOf(doctors)} will get a link that works for 30 days, and a code by e-mail when they open it.</li>
        )}
        <li>
          The firm can read the report and the answers to its questions
          {report.metAt === null && ', and the clock stops'}.
        </li>
        <li>You see who has opened it. You can recall it, but not what was read or kept by then.</li>
      </ul>
    </div>
  )
}

const listFormat = new Intl.ListFormat('en-AU', { type: 'conjunction' })
const listOf = (names: readonly string[]) => listFormat.format(names)
