import { useSuspenseQuery } from '@tanstack/react-query'
import { EmailSection } from './email-section.tsx'
import { FactorSection } from './factor-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { securityQuery } from './security.queries.ts'
import { SessionsSection } from './sessions-section.tsx'

/** How somebody whom the built-in issuer signs in looks after their account. */
export function SecuritySettings({ onEnded }: { onEnded: () => void }) {
  const { data: security } = useSuspenseQuery(securityQuery)
  return (
    <div className="grid gap-6">
      <FactorSection security={security} />
      <PasswordSection security={security} />
      <EmailSection security={security} />
      <SessionsSection onEnded={onEnded} />
    </div>
  )
}
