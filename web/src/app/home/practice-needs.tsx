import { useInfiniteQuery } from '@tanstack/react-query'
import { MailWarning, ShieldAlert } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { useMay } from '../../features/auth/account.queries.ts'
import { quarantineQuery } from '../../features/documents/quarantine/quarantine.queries.ts'
import { troubledNoticesQuery } from '../../features/notifications/troubled.queries.ts'
import { errorText } from '../../lib/api-error.ts'
import { paths } from '../paths.ts'
import { countOf, Need } from './need.tsx'

/** What was held back and what did not arrive, for whoever decides on it; nothing where there is nothing. */
export function PracticeNeeds() {
  const held = useInfiniteQuery({ ...quarantineQuery, enabled: useMay('quarantine:write') })
  const notices = useInfiniteQuery({ ...troubledNoticesQuery, enabled: useMay('notice:read') })
  const [heldCount, noticeCount] = [countOf(held.data), countOf(notices.data)]
  const error = held.error ?? notices.error
  if (!error && heldCount === null && noticeCount === null) return null
  return (
    <section aria-labelledby="practice-needs" className="grid gap-3">
      <h2 id="practice-needs" className="text-lg">
        The practice
      </h2>
      {error && <Alert tone="danger" title={errorText(error)} />}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised empty:hidden">
        {heldCount !== null && (
          <Need icon={ShieldAlert} to={paths.quarantine}>
            {heldCount} {heldCount === '1' ? 'document is' : 'documents are'} held back
          </Need>
        )}
        {noticeCount !== null && (
          <Need icon={MailWarning} to={paths.adminNotices}>
            {noticeCount} {noticeCount === '1' ? 'notice' : 'notices'} did not arrive
          </Need>
        )}
      </ul>
    </section>
  )
}
