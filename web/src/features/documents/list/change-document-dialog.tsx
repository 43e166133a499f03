import { zodResolver } from '@hookform/resolvers/zod'
import { documentKinds, documentKindSchema } from '@medinotes/shared/bookings'
import { type Document, filenameSchema } from '@medinotes/shared/documents'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { documentsKey } from '../document-keys.ts'
import { changeDocument } from '../document.queries.ts'
import { kindNames } from '../document-words.ts'

const formSchema = z.object({ filename: filenameSchema, kind: documentKindSchema, sensitive: z.boolean() })

interface ChangeDocumentDialogProps {
  document: Document
  onClose: () => void
}

/** What people call a document and how it is shown; its bytes stay as they are. */
export function ChangeDocumentDialog({ document, onClose }: ChangeDocumentDialogProps) {
  const { id, version, filename, kind, sensitive } = document
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues: { filename, kind, sensitive } })
  const change = useChange(changeDocument, { renews: [documentsKey], done: () => 'The document is changed' })
  const { errors } = form.formState
  const submit = form.handleSubmit((values) =>
    change.mutate(
      { id, body: { version, ...values } },
      { onSuccess: onClose, onError: (error) => showProblem(form, error) },
    ),
  )
  return (
    <Dialog open onOpenChange={onClose} title="Name and kind" description="Both sides of the booking see them.">
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Name" required error={errors.filename?.message}>
          <Input autoComplete="off" {...form.register('filename')} />
        </Field>
        <Field label="Kind" required>
          <Select {...form.register('kind')}>
            {documentKinds.map((each) => (
              <option key={each} value={each}>
                {kindNames[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox {...form.register('sensitive')}>
          Sensitive: shown with the reader’s name and the time across the page
        </Checkbox>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
