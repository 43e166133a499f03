import { Building2 } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'
import { greeting } from './greeting.ts'

export const NoOrganizationHome = ({ name }: { name: string }) => (
  <>
    <PageHeader title={greeting(name)} documentTitle="Home" />
    <EmptyState
      icon={Building2}
      title="You do not belong to an organisation yet"
      action={<ButtonLink to={paths.settings}>Check your details</ButtonLink>}
    >
      Ask an administrator of your practice or firm to add you. What you may do appears here as soon as they have.
    </EmptyState>
  </>
)
