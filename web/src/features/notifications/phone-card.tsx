import type { OwnNoticePreferences } from '@medinotes/shared/notices'
import { CircleCheck, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Card, CardHeader } from '../../components/card.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { PhoneDialog } from './phone-dialog.tsx'
import { preferencesQuery, removePhone } from './preferences.queries.ts'

type Task = 'enter' | 'confirm' | 'remove'

export function PhoneCard({ preferences }: { preferences: OwnNoticePreferences }) {
  const { phone, phoneToConfirm, smsStopped, smsAvailable } = preferences
  const [task, setTask] = useState<Task | null>(null)
  const close = () => setTask(null)
  return (
    <Card aria-label="Mobile number">
      <CardHeader title="Mobile number" description="For notices by SMS, and for nothing else." />
      <div className="grid gap-4">
        {phone !== null && <ConfirmedNumber phone={phone} smsStopped={smsStopped} onTask={setTask} />}
        {smsStopped && <StoppedAlert />}
        {phoneToConfirm !== null && <WaitingNumber phone={phoneToConfirm} onTask={setTask} />}
        {phone === null && phoneToConfirm === null && <NoNumber smsAvailable={smsAvailable} onTask={setTask} />}
      </div>
      {(task === 'enter' || task === 'confirm') && (
        <PhoneDialog waiting={task === 'confirm' ? phoneToConfirm : null} onClose={close} />
      )}
      {task === 'remove' && <RemoveDialog onClose={close} />}
    </Card>
  )
}

interface TaskProps {
  onTask: (task: Task) => void
}

const NoNumber = ({ smsAvailable, onTask }: TaskProps & { smsAvailable: boolean }) =>
  smsAvailable ? (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">None yet, so that nothing comes by SMS.</p>
      <Button icon={Smartphone} onClick={() => onTask('enter')}>
        Add a number
      </Button>
    </div>
  ) : (
    <p className="text-muted">This installation sends no SMS. Whoever runs it can set that up.</p>
  )

const ConfirmedNumber = ({ phone, smsStopped, onTask }: TaskProps & { phone: string; smsStopped: boolean }) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-3">
    <span className="tabular font-medium">{phone}</span>
    {!smsStopped && (
      <Badge tone="success" icon={CircleCheck}>
        Confirmed
      </Badge>
    )}
    <div className="flex gap-2 sm:ml-auto">
      <Button onClick={() => onTask('enter')}>Change</Button>
      <Button variant="danger" onClick={() => onTask('remove')}>
        Remove
      </Button>
    </div>
  </div>
)

const StoppedAlert = () => (
  <Alert tone="warning" title="SMS to this number are stopped">
    Somebody answered STOP from it, so nothing is sent there. To have SMS again, send START to the number they came
    from. What you chose above comes by e-mail meanwhile, where e-mail is on.
  </Alert>
)

const WaitingNumber = ({ phone, onTask }: TaskProps & { phone: string }) => (
  <Alert
    title={`${phone} waits for its code`}
    action={
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => onTask('confirm')}>Enter the code</Button>
        <Button variant="ghost" onClick={() => onTask('enter')}>
          Another number
        </Button>
      </div>
    }
  >
    No notices go there before it is confirmed.
  </Alert>
)

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const remove = useChange(removePhone, {
    renews: [preferencesQuery.queryKey],
    done: () => 'The number was removed',
  })
  return (
    <ConfirmDialog
      title="Remove this number?"
      action="Remove"
      isDangerous
      isPending={remove.isPending}
      problem={remove.error && errorText(remove.error)}
      onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      Nothing more comes by SMS. Codes to sign in, if you use them, have a number of their own and go on.
    </ConfirmDialog>
  )
}
