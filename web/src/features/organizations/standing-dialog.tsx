import { useState, type ReactNode } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { StandingFields, type StandingValue } from './standing-fields.tsx'

interface StandingDialogProps {
  title: ReactNode
  description: ReactNode
  action: string
  present: StandingValue
  isPending: boolean
  problem: ReactNode
  onSave: (standing: StandingValue) => void
  onClose: () => void
  /** Above the role, such as the choice of an organization. */
  children?: ReactNode
}

/** Gives somebody a role, or another one; mount it to ask. */
export function StandingDialog(props: StandingDialogProps) {
  const { title, description, action, present, isPending, problem, onSave, onClose, children } = props
  const [standing, setStanding] = useState(present)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      className="max-w-lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={isPending} onClick={() => onSave(standing)}>
            {action}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && <Alert tone="danger" title={problem} />}
        {children}
        <StandingFields value={standing} onChange={setStanding} />
      </div>
    </Dialog>
  )
}
