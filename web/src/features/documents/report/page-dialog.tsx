import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { showProblem } from '../../../lib/form-problem.ts'

const page = 'Enter the number of the page'
const formSchema = z.object({
  documentId: z.string().min(1, 'Choose a document'),
  page: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, page)
    .transform(Number)
    .pipe(z.int().min(1, page).max(10_000, page)),
})
type Place = z.output<typeof formSchema>

interface PageDialogProps {
  title: string
  /** The question. */
  description: string
  /** What the choice of a document is called. */
  label: string
  documents: readonly { id: string; filename: string }[]
  current: { documentId: string | null; page: number | null } | null
  action: string
  isPending: boolean
  onSubmit: (place: Place, onError: (error: unknown) => void) => void
  onClose: () => void
}

/** Asks for a page of a document. */
export function PageDialog({ title, description, label, documents, current, action, ...props }: PageDialogProps) {
  const { isPending, onSubmit, onClose } = props
  const known = documents.find(({ id }) => id === current?.documentId) ?? documents[0]
  const form = useForm({
    resolver: zodResolver(formSchema),
    defaultValues: { documentId: known?.id ?? '', page: current?.page?.toString() ?? '' },
  })
  const { errors } = form.formState
  const submit = form.handleSubmit((place) => onSubmit(place, (error) => showProblem(form, error)))
  return (
    <Dialog open onOpenChange={onClose} title={title} description={<Question text={description} />}>
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label={label} required error={errors.documentId?.message}>
          <Select {...form.register('documentId')}>
            {documents.map(({ id, filename }) => (
              <option key={id} value={id}>
                {filename}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Page"
          required
          hint="As the viewer counts them, from the first sheet."
          error={errors.page?.message}
        >
          <Input inputMode="numeric" autoComplete="off" className="max-w-28" {...form.register('page')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Its lines as they were asked. */
const Question = ({ text }: { text: string }) => <span className="break-words whitespace-pre-wrap">{text}</span>
