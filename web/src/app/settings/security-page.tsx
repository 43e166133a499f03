import { Suspense } from 'react'
import { Skeleton } from '../../components/skeleton.tsx'
import { ExternalAccount } from '../../features/auth/external-account.tsx'
import { hostedSignIn } from '../../features/auth/hosted-sign-in.ts'
import { useMe } from '../../features/auth/account.queries.ts'
import { SecuritySettings } from '../../features/auth/security/security-settings.tsx'
import { ClerkProfile } from '../../features/clerk/clerk-parts.tsx'
import { paths } from '../paths.ts'
import { SettingsFrame } from './settings-frame.tsx'

const goToSignIn = () => window.location.assign(paths.signInThen(paths.security))

export function SecurityPage() {
  const { issuer } = useMe()
  return (
    <SettingsFrame title="Security">
      {issuer === 'external' ? <ExternalSecurity /> : <SecuritySettings onEnded={goToSignIn} />}
    </SettingsFrame>
  )
}

const ExternalSecurity = () => (
  <ExternalAccount>
    {hostedSignIn() && (
      <Suspense fallback={<Skeleton className="h-96" />}>
        <ClerkProfile />
      </Suspense>
    )}
  </ExternalAccount>
)
