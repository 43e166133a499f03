import { useSuspenseQuery } from '@tanstack/react-query'
import { ChoicesCard } from './choices-card.tsx'
import { PhoneCard } from './phone-card.tsx'
import { preferencesQuery } from './preferences.queries.ts'
import { QuietHoursCard } from './quiet-hours-card.tsx'

/** Where and when somebody wants to be told of things. */
export function NoticeSettings() {
  const { data: preferences } = useSuspenseQuery(preferencesQuery)
  return (
    <div className="grid gap-6">
      <ChoicesCard preferences={preferences} />
      <PhoneCard preferences={preferences} />
      <QuietHoursCard preferences={preferences} />
    </div>
  )
}
