import { useSuspenseQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { planTerms } from '@medinotes/shared/plans'
import { useMay, meQuery } from '../auth/account.queries.ts'
import { InvitationsSection } from './invitations-section.tsx'
import { MembersSection } from './members-section.tsx'
import { NameDialog } from './name-dialog.tsx'
import { organizationKey } from './organization-keys.ts'
import { ownOrganizationQuery, renameOrganization } from './organization.queries.ts'
import { OrganizationStatusBadge } from './organization-status-badge.tsx'
import { kindNames } from './role-names.ts'

export function OrganizationPage() {
  const { name, kind, status, plan } = useSuspenseQuery(ownOrganizationQuery).data
  const [isRenaming, setRenaming] = useState(false)
  const mayRename = useMay('organization:write')
  const mayInvite = useMay('member:write')
  return (
    <>
      <PageHeader
        title={name}
        documentTitle="Organisation"
        description={
          <span className="mt-1 flex flex-wrap items-center gap-2">
            <Badge>{kindNames[kind]}</Badge>
            <OrganizationStatusBadge status={status} />
            <Link to={paths.plan}>{planTerms[plan].name} plan</Link>
          </span>
        }
        actions={
          mayRename && (
            <Button icon={Pencil} onClick={() => setRenaming(true)}>
              Rename
            </Button>
          )
        }
      />
      <div className="grid gap-8">
        {status === 'pending' && (
          <Alert tone="info" title="This organisation waits for approval">
            You can look around and prepare. Booking opens once the people who run MediNotes Pro have approved it.
          </Alert>
        )}
        <MembersSection />
        {mayInvite && <InvitationsSection organizationName={name} kind={kind} />}
      </div>
      {isRenaming && (
        <NameDialog
          present={name}
          rename={renameOrganization}
          renews={[organizationKey, meQuery.queryKey]}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )
}
