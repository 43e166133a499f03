import type { Security } from '@medinotes/shared/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { meQuery, useMe } from '../account.queries.ts'
import { BackupCodes } from './backup-codes.tsx'
import { FactorSetUp } from './factor-set-up.tsx'
import { PasswordStep } from './password-step.tsx'
import { disableFactor, renewBackupCodes } from './security-api.ts'
import { securityQuery } from './security.queries.ts'

const fewCodes = 3

type OpenDialog = { name: 'codes' } | { name: 'disable'; method?: 'totp' | 'sms' }

/** What is asked for besides the password. */
export function FactorSection({ security }: { security: Security }) {
  const { totp, smsEnding, backupCodesLeft } = security
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const isOn = totp || smsEnding !== null
  const hasBoth = totp && smsEnding !== null
  const removal = (method: 'totp' | 'sms', name: string) =>
    hasBoth && (
      <Button size="sm" onClick={() => setDialog({ name: 'disable', method })} aria-label={`Remove the ${name}`}>
        Remove
      </Button>
    )
  return (
    <Card>
      <CardHeader
        title="Second factor"
        description="A code besides the password, so that a stolen password alone opens nothing."
      >
        <Badge tone={isOn ? 'success' : 'warning'} icon={isOn ? CircleCheck : TriangleAlert}>
          {isOn ? 'On' : 'Off'}
        </Badge>
      </CardHeader>
      {isOn && (
        <ul className="mb-5 divide-y divide-line border-y border-line">
          <Method name="Authenticator app" action={removal('totp', 'authenticator app')}>
            {totp ? 'Set up' : 'Not set up'}
          </Method>
          <Method name="Codes by SMS" action={removal('sms', 'number for SMS codes')}>
            {smsEnding === null ? 'Not set up' : `Ending in ${smsEnding}`}
          </Method>
          <Method name="Backup codes">
            <span className={backupCodesLeft < fewCodes ? 'font-medium text-warning' : undefined}>
              {backupCodesLeft === 0 ? 'None left: get new ones' : `${backupCodesLeft} left`}
            </span>
          </Method>
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <FactorSetUp offersTotp={!totp} offersSms={smsEnding === null} />
        {isOn && <Button onClick={() => setDialog({ name: 'codes' })}>New backup codes</Button>}
        {isOn && (
          <Button variant="danger" onClick={() => setDialog({ name: 'disable' })}>
            Turn off
          </Button>
        )}
      </div>
      {dialog?.name === 'codes' && <NewCodesDialog onClose={() => setDialog(null)} />}
      {dialog?.name === 'disable' && <DisableDialog {...dialog} onClose={() => setDialog(null)} />}
    </Card>
  )
}

interface MethodProps {
  name: string
  action?: ReactNode
  children: ReactNode
}

const Method = ({ name, action, children }: MethodProps) => (
  <li className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-2">
    <span className="mr-auto">{name}</span>
    <span className="text-muted">{children}</span>
    {action}
  </li>
)

function NewCodesDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [codes, setCodes] = useState<string[] | null>(null)
  const close = () => {
    onClose()
    void queryClient.invalidateQueries(securityQuery)
  }
  if (codes) {
    return (
      <Dialog open onOpenChange={() => {}} modalOnly title="Keep your new backup codes">
        <BackupCodes codes={codes} onKept={close} />
      </Dialog>
    )
  }
  return (
    <Dialog open onOpenChange={onClose} title="New backup codes" description="Those you have now stop working.">
      <PasswordStep
        submitLabel="Show new codes"
        onPassword={async (password) => setCodes(await renewBackupCodes(password))}
      />
    </Dialog>
  )
}

interface DisableDialogProps {
  /** One of two, or else all of it. */
  method?: 'totp' | 'sms'
  onClose: () => void
}

function DisableDialog({ method, onClose }: DisableDialogProps) {
  const queryClient = useQueryClient()
  const { secondFactor } = useMe()
  const disable = async (password: string) => {
    await disableFactor(password, method)
    toast.success(method ? 'It is removed' : 'The second factor is off')
    onClose()
    await Promise.all([queryClient.invalidateQueries(securityQuery), queryClient.invalidateQueries(meQuery)])
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={method ? removalTitles[method] : 'Turn off the second factor?'}
      description={method ? 'The other way to prove that it is you stays.' : disablingOf(secondFactor.required)}
    >
      <PasswordStep submitLabel={method ? 'Remove it' : 'Turn it off'} isDangerous onPassword={disable} />
    </Dialog>
  )
}

const removalTitles = { totp: 'Remove the authenticator app?', sms: 'Remove the number for SMS codes?' }

const disablingOf = (isRequired: boolean) =>
  isRequired
    ? 'Your role needs one: you can do nothing else here until you turn one on again.'
    : 'Your password alone will open your account. Your backup codes stop working.'
