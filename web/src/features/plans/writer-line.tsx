import { includes } from '@medinotes/shared/plans'
import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { publicConfigQuery, useMe } from '../auth/account.queries.ts'

/** Which writer will draft a note, before it is sent anywhere. */
export function WriterLine() {
  const { aiNotes } = useSuspenseQuery(publicConfigQuery).data
  const { plan, features } = useMe()
  const hasAi = includes(plan, 'ai-notes')
  if (!features.aiNotes)
    return <>Sorted and tidied without AI: drafting by AI is switched off here. Nothing leaves this service.</>
  if (aiNotes && hasAi) return <>Drafted by AI, for you to check. The notes go to the AI service, which keeps none.</>
  if (hasAi) return <>Sorted and tidied without AI. Nothing leaves this service.</>
  return (
    <>
      Sorted and tidied without AI. AI drafts are part of <Link to={paths.plan}>Premium</Link>.
    </>
  )
}
