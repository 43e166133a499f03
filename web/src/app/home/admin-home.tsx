import { UsersRound } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'
import { greeting } from './greeting.ts'

export const AdminHome = ({ name }: { name: string }) => (
  <>
    <PageHeader title={greeting(name)} documentTitle="Home" />
    <EmptyState
      icon={UsersRound}
      title="Your specialists can write notes"
      action={<ButtonLink to={paths.settings}>Check your details</ButtonLink>}
    >
      Nothing needs you today. Managing people, calendars and policies, and looking through the audit trail, are being
      built. The notes themselves belong to the clinicians and are not shown to administrators.
    </EmptyState>
  </>
)
