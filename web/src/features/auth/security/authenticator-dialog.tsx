import { useState } from 'react'
import { CopyButton } from '../../../components/copy-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { QrCode } from './qr-code.tsx'
import { confirmTotp, enableTotp } from './security-api.ts'

type Step =
  | { name: 'password' }
  | { name: 'scan'; totpUri: string; backupCodes: string[] }
  | { name: 'keep'; backupCodes: string[] }

/** Password, then the code to scan, then the first code of the app, then the backup codes. */
export function AuthenticatorDialog({ onClose }: { onClose: () => void }) {
  const [step, setStep] = useState<Step>({ name: 'password' })
  if (step.name === 'keep') {
    return (
      <Dialog open onOpenChange={() => {}} modalOnly title="Keep your backup codes">
        <BackupCodes codes={step.backupCodes} onKept={onClose} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Set up an authenticator app"
      description={
        step.name === 'password'
          ? 'Such as the one in your password manager, or one on your phone.'
          : 'Scan this with the app, then enter the code that it shows.'
      }
    >
      {step.name === 'password' ? (
        <PasswordStep
          submitLabel="Continue"
          onPassword={async (password) => setStep({ name: 'scan', ...(await enableTotp(password)) })}
        />
      ) : (
        <div className="grid gap-5">
          <Secret totpUri={step.totpUri} />
          <CodeStep
            label="Code from the app"
            onCode={async (code) => {
              await confirmTotp(code)
              // Who had codes already keeps those.
              if (step.backupCodes.length > 0) setStep({ name: 'keep', backupCodes: step.backupCodes })
              else onClose()
            }}
          />
        </div>
      )}
    </Dialog>
  )
}

function Secret({ totpUri }: { totpUri: string }) {
  const secret = new URL(totpUri).searchParams.get('secret') ?? ''
  return (
    <div className="grid justify-items-center gap-3">
      <QrCode text={totpUri} label="QR code of the secret; the same as text stands below it" />
      <p className="text-center text-muted pointer-fine:hidden">
        <a href={totpUri} className="font-medium text-accent underline underline-offset-3">
          Open it in an app on this phone
        </a>
      </p>
      <p className="text-center text-muted">
        Or type it in: <code className="font-mono text-text">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CopyButton size="sm" text={() => secret}>
        Copy the secret
      </CopyButton>
    </div>
  )
}
