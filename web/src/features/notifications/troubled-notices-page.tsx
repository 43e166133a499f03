import { mostSettled } from '@medinotes/shared/jobs'
import type { TroubledNotice } from '@medinotes/shared/notices'
import { useInfiniteQuery } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { useMay } from '../auth/account.queries.ts'
import { BulkActions } from '../jobs/bulk-actions.tsx'
import { DiscardDialog } from '../jobs/discard-dialog.tsx'
import { discardNotices, sendAgain, troubledNoticesQuery } from './troubled.queries.ts'
import { TroubledNoticesTable } from './troubled-notices-table.tsx'

const nouns = { one: 'notice', many: 'notices' }

/** A letter to a patient is sent again from its note. */
const idsOf = (notices: readonly TroubledNotice[]) =>
  notices
    .filter(({ template }) => template !== 'patient-letter')
    .slice(0, mostSettled)
    .map(({ id }) => id)

/** What did not arrive, for those who administer the organization. */
export function TroubledNoticesPage() {
  const maySend = useMay('notice:write')
  const [discarding, setDiscarding] = useState<readonly string[] | null>(null)
  const list = useInfiniteQuery(troubledNoticesQuery)
  return (
    <>
      <PageHeader
        title="Undelivered notices"
        description="Mail and SMS of your organisation that did not arrive, and why"
      />
      <PagedList
        list={list}
        names={{ one: 'notice', many: 'notices', these: 'The notices' }}
        empty={
          <EmptyState icon={MailCheck} title="Nothing has failed">
            A notice that cannot be delivered, or that would have named a patient and was held back, shows here.
          </EmptyState>
        }
      >
        {(notices) => (
          <>
            {maySend && (
              <BulkActions
                ids={idsOf(notices)}
                againIds={idsOf(notices.filter(({ status }) => status === 'failed'))}
                nouns={nouns}
                again="Send again"
                send={sendAgain}
                renews={troubledNoticesQuery.queryKey}
                onDiscard={setDiscarding}
              />
            )}
            <TroubledNoticesTable notices={notices} onDiscard={maySend ? ({ id }) => setDiscarding([id]) : null} />
          </>
        )}
      </PagedList>
      {discarding && (
        <DiscardDialog
          ids={discarding}
          nouns={nouns}
          send={discardNotices}
          renews={troubledNoticesQuery.queryKey}
          onClose={() => setDiscarding(null)}
        >
          It is not sent again and leaves this list. Nobody is told what it was to say.
        </DiscardDialog>
      )}
    </>
  )
}
