import { Ban } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { greeting } from './greeting.ts'

/** The organization was suspended: nothing can be done in it, whatever the role. */
export function SuspendedHome() {
  const { name, organization, organizations } = useMe()
  return (
    <>
      <PageHeader title={greeting(name)} documentTitle="Home" />
      <EmptyState icon={Ban} title={`${organization?.name ?? 'Your organisation'} is suspended`}>
        Nothing is lost, and everything is back once it is reinstated. Ask whoever runs your organisation to talk to the
        people who run MediNotes Pro.
        {organizations.length > 1 && ' Your other organisations are in the menu at the top right.'}
      </EmptyState>
    </>
  )
}
