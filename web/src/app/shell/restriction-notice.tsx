import type { Me } from '@medinotes/shared/access'
import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { DocumentTitle } from '../../components/document-title.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { FactorSetUp } from '../../features/auth/security/factor-set-up.tsx'
import { PageMessage } from '../page-message.tsx'
import { paths } from '../paths.ts'
import { leave } from './leave.ts'

const SignOut = () => (
  <Button icon={LogOut} onClick={() => void leave()}>
    Sign out
  </Button>
)

interface FactorNeededProps {
  me: Me
  onBusyChange: (isBusy: boolean) => void
}

/** In place of every page, until the person has what their role must have. */
export const FactorNeeded = ({ me, onBusyChange }: FactorNeededProps) => (
  <PageMessage
    title="Turn on a second factor to begin"
    action={
      me.issuer === 'built-in' ? (
        <>
          <FactorSetUp onBusyChange={onBusyChange} />
          <ButtonLink to={paths.security}>Security settings</ButtonLink>
          <SignOut />
        </>
      ) : (
        <SignOut />
      )
    }
  >
    <DocumentTitle>Second factor needed</DocumentTitle>
    <p>
      Your role works with health records, so a password alone is not enough. Add a code from an authenticator app, or
      one sent by SMS; it takes two minutes.
    </p>
    {me.issuer === 'external' && (
      <p>Turn it on in the account you sign in with, then sign out here and sign in again.</p>
    )}
  </PageMessage>
)

interface OrganizationSuspendedProps {
  me: Me
  /** The way to another organization, for somebody who belongs to more than one. */
  children?: ReactNode
}

export const OrganizationSuspended = ({ me, children }: OrganizationSuspendedProps) => (
  <PageMessage
    title={`${me.organization?.name ?? 'Your organisation'} is suspended`}
    action={
      <>
        {children}
        <SignOut />
      </>
    }
  >
    <DocumentTitle>Organisation suspended</DocumentTitle>
    <p>Nothing in it can be seen or changed for now, and nothing is lost. Ask the practice that runs this service.</p>
    {me.organizations.length > 1 && <p>Your other organisations are not affected.</p>}
  </PageMessage>
)
