import type { Security } from '@medinotes/shared/sign-in'
import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { toast } from 'sonner'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { meQuery, useMe } from '../account.queries.ts'
import { BackupCodes } from './backup-codes.tsx'
import { FactorSetUp } from './factor-set-up.tsx'
import { PasswordStep } from './password-step.tsx'
import { disableFactors, renewBackupCodes } from './security-api.ts'
import { securityQuery } from './security.queries.ts'

const fewCodes = 3

/** What is asked for besides the password. */
export function FactorSection({ security }: { security: Security }) {
  const { secondFactor } = useMe()
  const { totp, smsEnding, backupCodesLeft } = security
  const [dialog, setDialog] = useState<'disable' | 'codes' | null>(null)
  const isOn = totp || smsEnding !== null
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
          <Method name="Authenticator app">{totp ? 'Set up' : 'Not set up'}</Method>
          <Method name="Codes by SMS">
            {smsEnding === null ? 'Not set up' : `To the number ending in ${smsEnding}`}
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
        {isOn && <Button onClick={() => setDialog('codes')}>New backup codes</Button>}
        {isOn && (
          <Button variant="danger" onClick={() => setDialog('disable')}>
            Turn off
          </Button>
        )}
      </div>
      {dialog === 'codes' && <NewCodesDialog onClose={() => setDialog(null)} />}
      {dialog === 'disable' && <DisableDialog isRequired={secondFactor.required} onClose={() => setDialog(null)} />}
    </Card>
  )
}

const Method = ({ name, children }: { name: string; children: ReactNode }) => (
  <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2">
    <span>{name}</span>
    <span className="text-muted">{children}</span>
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

function DisableDialog({ isRequired, onClose }: { isRequired: boolean; onClose: () => void }) {
  const queryClient = useQueryClient()
  const disable = async (password: string) => {
    await disableFactors(password)
    toast.success('The second factor is off')
    onClose()
    await Promise.all([queryClient.invalidateQueries(securityQuery), queryClient.invalidateQueries(meQuery)])
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Turn off the second factor?"
      description={
        isRequired
          ? 'Your role needs one: you can do nothing else here until you turn one on again.'
          : 'Your password alone will open your account. Your backup codes stop working.'
      }
    >
      <PasswordStep submitLabel="Turn it off" isDangerous onPassword={disable} />
    </Dialog>
  )
}
