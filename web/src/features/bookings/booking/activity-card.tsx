import type { Activity, Booking } from '@medinotes/shared/booking-views'
import { Card, CardHeader } from '../../../components/card.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { activityAuthor, activityDetail, activityLooks } from './activity-words.ts'

/** What happened to it, the latest first, with what was written beside it. */
export const ActivityCard = ({ booking: { activity, cancelled, timeZone } }: { booking: Booking }) => (
  <Card className="max-lg:order-2">
    <CardHeader title="Activity" />
    <ol className="grid gap-4">
      {activity
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((item) => (
          <Item
            key={item.id}
            item={item.kind === 'cancelled' && cancelled?.note ? { ...item, note: cancelled.note } : item}
            timeZone={timeZone}
          />
        ))}
    </ol>
  </Card>
)

function Item({ item, timeZone }: { item: Activity; timeZone: string }) {
  const { icon: Icon, title } = activityLooks[item.kind]
  const detail = activityDetail(item, timeZone)
  return (
    <li className="grid grid-cols-[1.75rem_1fr] gap-y-0.5">
      <Icon aria-hidden className="mt-0.5 size-4 text-muted" />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium">{title}</p>
        {detail && <p className="break-words">{detail}</p>}
        {item.note && <p className="break-words whitespace-pre-wrap">“{item.note}”</p>}
        <p className="tabular text-muted">
          {formatInstant(item.at)} · {activityAuthor(item)}
        </p>
      </div>
    </li>
  )
}
