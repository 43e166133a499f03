import { ExternalAccount } from '../../features/auth/external-account.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { SecuritySettings } from '../../features/auth/security/security-settings.tsx'
import { paths } from '../paths.ts'
import { SettingsFrame } from './settings-frame.tsx'

const goToSignIn = () => window.location.assign(paths.signInThen(paths.security))

export function SecurityPage() {
  const { issuer } = useMe()
  return (
    <SettingsFrame title="Security">
      {issuer === 'external' ? <ExternalAccount /> : <SecuritySettings onEnded={goToSignIn} />}
    </SettingsFrame>
  )
}
