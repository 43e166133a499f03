import type { AcuityAccount } from '@medinotes/shared/acuity'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useChange } from '../../../lib/use-change.ts'
import { acuityKey } from '../acuity-key.ts'
import { schedulingKey } from '../scheduling-keys.ts'
import { checkAcuity, disconnectAcuity } from './acuity.queries.ts'
import { answersWords, credentialsNames, haltedWords, webhookWords } from './acuity-words.ts'
import { AuthorizeButton } from './connect-card.tsx'
import { KeyDialog } from './key-dialog.tsx'

/** How the connection does, and what can be done about it. */
export function AccountCard({ account }: { account: AcuityAccount }) {
  const [dialog, setDialog] = useState<'key' | 'disconnect' | null>(null)
  const checking = useChange(checkAcuity, { renews: [acuityKey], done: () => 'Acuity accepts the connection' })
  const close = () => setDialog(null)
  return (
    // Whatever is wrong comes first on a phone, too.
    <Card className={classNames('grid gap-4', account.halted && 'max-xl:order-first')}>
      <CardHeader title="Connection" description={account.name} className="mb-0">
        <Badge tone={account.halted ? 'danger' : account.answers.state === 'no' ? 'warning' : 'success'}>
          {account.halted ? 'Stopped' : account.answers.state === 'no' ? 'No answer' : 'Connected'}
        </Badge>
      </CardHeader>
      {account.halted && (
        <Alert tone="danger" title="Nothing is booked in Acuity at the moment">
          {haltedWords[account.halted]}
        </Alert>
      )}
      {checking.isError && <Alert tone="danger" title={errorText(checking.error)} />}
      <HealthFacts account={account} />
      <div className="flex flex-wrap gap-2">
        <Button loading={checking.isPending} onClick={() => checking.mutate()}>
          Try now
        </Button>
        {account.credentials === 'key' && <Button onClick={() => setDialog('key')}>Change the key</Button>}
        {account.credentials === 'token' && <AuthorizeButton />}
        <Button variant="danger" onClick={() => setDialog('disconnect')}>
          Disconnect
        </Button>
      </div>
      {dialog === 'key' && <KeyDialog onClose={close} />}
      {dialog === 'disconnect' && <DisconnectDialog onClose={close} />}
    </Card>
  )
}

function HealthFacts({ account }: { account: AcuityAccount }) {
  const when = (instant: string | null) => (instant ? formatInstant(instant) : 'Not yet')
  const facts: [string, string][] = [
    ['Account', account.email],
    ['Connected', `${credentialsNames[account.credentials]}, ${formatInstant(account.connectedAt)}`],
    ['Plan', account.plan || 'Not told'],
    ['Answers', answersWords(account)],
    ['Free times read', when(account.openingsReadAt)],
    ['Compared', when(account.comparedAt)],
    ['Tells of changes', webhookWords(account)],
    ['Not answered yet', account.unanswered === 0 ? 'Nothing' : String(account.unanswered)],
  ]
  return (
    <dl className="grid grid-cols-[8.5rem_1fr] gap-x-3 gap-y-2">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function DisconnectDialog({ onClose }: { onClose: () => void }) {
  const leaving = useChange(disconnectAcuity, {
    renews: [acuityKey, schedulingKey],
    done: () => 'Acuity is disconnected',
  })
  return (
    <ConfirmDialog
      title="Disconnect Acuity?"
      action="Disconnect"
      isDangerous
      isPending={leaving.isPending}
      problem={leaving.isError ? errorText(leaving.error) : null}
      onConfirm={() => leaving.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      Its specialists are booked by their working hours here again. Nothing changes in Acuity itself.
    </ConfirmDialog>
  )
}
