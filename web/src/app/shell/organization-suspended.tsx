import type { Me } from '@medinotes/shared/access'
import { DocumentTitle } from '../../components/document-title.tsx'
import { OrganizationSwitch } from '../../features/organizations/organization-switch.tsx'
import { PageMessage } from '../page-message.tsx'
import { SignOutButton } from './sign-out-button.tsx'

/** In place of every page; who belongs to another organization goes on there. */
export const OrganizationSuspended = ({ me }: { me: Me }) => (
  <PageMessage
    title={`${me.organization?.name ?? 'Your organisation'} is suspended`}
    action={
      <>
        <OrganizationSwitch me={me} />
        <SignOutButton />
      </>
    }
  >
    <DocumentTitle>Organisation suspended</DocumentTitle>
    <p>Nothing in it can be seen or changed for now, and nothing is lost. Ask the practice that runs this service.</p>
    {me.organizations.length > 1 && <p>Your other organisations are not affected.</p>}
  </PageMessage>
)
