import type { Booking } from '@medinotes/shared/booking-views'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Facts } from './facts.tsx'

/** What makes the examination possible for the person; nothing where nothing is needed. */
export function ArrangementsCard({ arrangements }: { arrangements: Booking['arrangements'] }) {
  const { interpreter, accessibility, supportPerson, attendance, examineeNotices } = arrangements
  if (!interpreter && !accessibility && !supportPerson && !attendance && !examineeNotices) return null
  return (
    <Card className="max-lg:order-1">
      <CardHeader title="Arrangements" />
      <Facts
        facts={[
          ['Interpreter', interpreter?.language],
          ['Accessibility', accessibility],
          ['Support person', supportPerson],
          ['Told to the examinee', attendance],
          ['Reminders', examineeNotices ? 'The examinee is reminded of time and place' : null],
        ]}
      />
    </Card>
  )
}
