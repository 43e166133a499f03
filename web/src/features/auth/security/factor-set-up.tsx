import { useQueryClient } from '@tanstack/react-query'
import { MessageSquare, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { meQuery } from '../account.queries.ts'
import { AuthenticatorDialog } from './authenticator-dialog.tsx'
import { securityQuery } from './security.queries.ts'
import { SmsDialog } from './sms-dialog.tsx'

interface FactorSetUpProps {
  offersTotp?: boolean
  offersSms?: boolean
  /** Until the backup codes were kept, nothing may take the dialog away. */
  onBusyChange?: (isBusy: boolean) => void
}

/** The ways to turn on a second factor. */
export function FactorSetUp({ offersTotp = true, offersSms = true, onBusyChange }: FactorSetUpProps) {
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<'totp' | 'sms' | null>(null)
  const choose = (method: typeof chosen) => {
    setChosen(method)
    onBusyChange?.(method !== null)
  }
  const close = async () => {
    choose(null)
    await Promise.all([queryClient.invalidateQueries(securityQuery), queryClient.invalidateQueries(meQuery)])
  }
  return (
    <>
      {offersTotp && (
        <Button icon={Smartphone} variant="primary" onClick={() => choose('totp')}>
          Set up an authenticator app
        </Button>
      )}
      {offersSms && (
        <Button icon={MessageSquare} onClick={() => choose('sms')}>
          Use SMS codes
        </Button>
      )}
      {chosen === 'totp' && <AuthenticatorDialog onClose={() => void close()} />}
      {chosen === 'sms' && <SmsDialog onClose={() => void close()} />}
    </>
  )
}
