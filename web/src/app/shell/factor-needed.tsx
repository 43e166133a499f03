import type { Me } from '@medinotes/shared/access'
import { DocumentTitle } from '../../components/document-title.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { FactorSetUp } from '../../features/auth/security/factor-set-up.tsx'
import { PageMessage } from '../page-message.tsx'
import { paths } from '../paths.ts'
import { SignOutButton } from './sign-out-button.tsx'

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
          <SignOutButton />
        </>
      ) : (
        <SignOutButton />
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
