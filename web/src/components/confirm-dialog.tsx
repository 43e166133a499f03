import type { ReactNode } from 'react'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmDialogProps {
  title: ReactNode
  /** What follows from it, in a sentence or two. */
  children: ReactNode
  /** What is asked beside it. */
  fields?: ReactNode
  /** Names the button by what it does. */
  action: string
  isDangerous?: boolean
  isPending: boolean
  /** Why it did not work. */
  problem?: string | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what is hard to take back; mount it to ask. */
export const ConfirmDialog = ({
  title,
  children,
  fields,
  action,
  isDangerous = false,
  isPending,
  problem,
  onConfirm,
  onClose,
}: ConfirmDialogProps) => (
  <Dialog
    open
    onOpenChange={onClose}
    title={title}
    description={children}
    footer={
      <>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant={isDangerous ? 'danger' : 'primary'} loading={isPending} onClick={onConfirm}>
          {action}
        </Button>
      </>
    }
  >
    {problem && <Alert tone="danger" title={problem} />}
    {fields}
  </Dialog>
)
