import { Building2 } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'
import { greeting } from './greeting.ts'

export const NoOrganizationHome = ({ name, email }: { name: string; email: string }) => (
  <>
    <PageHeader title={greeting(name)} documentTitle="Home" />
    <EmptyState
      icon={Building2}
      title="You do not belong to an organisation yet"
      action={<ButtonLink to={paths.settings}>Check your details</ButtonLink>}
    >
      Ask whoever runs your practice or firm to invite you at {email}. The invitation appears here by itself, and what
      you may do as soon as you have accepted it.
    </EmptyState>
  </>
)
