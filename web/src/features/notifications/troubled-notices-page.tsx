import { useInfiniteQuery } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { useMay } from '../auth/account.queries.ts'
import { troubledNoticesQuery } from './troubled.queries.ts'
import { TroubledNoticesTable } from './troubled-notices-table.tsx'

/** What did not arrive, for those who administer the organization. */
export function TroubledNoticesPage() {
  const maySend = useMay('notice:write')
  const list = useInfiniteQuery(troubledNoticesQuery)
  return (
    <>
      <PageHeader title="Notices" description="Mail and SMS of your organisation that did not arrive, and why" />
      <PagedList
        list={list}
        names={{ one: 'notice', many: 'notices', these: 'The notices' }}
        empty={
          <EmptyState icon={MailCheck} title="Nothing has failed">
            A notice that cannot be delivered, or that would have named a patient and was held back, shows here.
          </EmptyState>
        }
      >
        {(notices) => <TroubledNoticesTable notices={notices} maySend={maySend} />}
      </PagedList>
    </>
  )
}
