import { zodResolver } from '@hookform/resolvers/zod'
import { type ChangeKey, changeKeySchema } from '@medinotes/shared/acuity'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { acuityKey } from '../acuity-key.ts'
import { changeAcuityKey } from './acuity.queries.ts'
import { KeyFields } from './key-fields.tsx'

/** After the key was made anew in Acuity. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const form = useForm<ChangeKey>({
    resolver: zodResolver(changeKeySchema),
    defaultValues: { userId: '', apiKey: '' },
    mode: 'onTouched',
  })
  const changing = useChange(changeAcuityKey, { renews: [acuityKey], done: () => 'The key was changed' })
  const submit = form.handleSubmit((key) =>
    changing.mutate(key, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  const { root } = form.formState.errors
  return (
    <Dialog open onOpenChange={onClose} title="Change the key" description="Of the same account in Acuity.">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {root && <Alert tone="danger" title={root.message} />}
        <KeyFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={changing.isPending}>
            Change the key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
