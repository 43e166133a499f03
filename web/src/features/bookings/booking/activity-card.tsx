import type { Activity } from '@medinotes/shared/booking-views'
import { Card, CardHeader } from '../../../components/card.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { activityAuthor, activityDetail, activityLooks } from './activity-words.ts'

interface ActivityCardProps {
  activity: readonly Activity[]
  timeZone: string
}

/** What happened to it, the latest first. */
export const ActivityCard = ({ activity, timeZone }: ActivityCardProps) => (
  <Card>
    <CardHeader title="Activity" />
    <ol className="grid gap-4">
      {activity
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((item) => (
          <Item key={item.id} item={item} timeZone={timeZone} />
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
        <p className="tabular text-muted">
          {formatInstant(item.at)} · {activityAuthor(item)}
        </p>
      </div>
    </li>
  )
}
