import { zodResolver } from '@hookform/resolvers/zod'
import { type BreakGlass, reviewBreakGlassSchema } from '@medinotes/shared/organizations'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ChoiceCards } from '../../components/choice-cards.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { formatInstant } from '../../lib/dates.ts'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { breakGlassKey } from './organization-keys.ts'
import { reviewBreakGlass } from './break-glass.queries.ts'
import { WhatWasDone } from './what-was-done.tsx'

const verdicts = [
  { value: 'justified', title: 'Justified', description: 'The notes were needed', icon: ShieldCheck },
  { value: 'not-justified', title: 'Not justified', description: 'Follow it up with them', icon: ShieldX },
] as const

/** What somebody else did in an emergency, and whether it was right. */
export function ReviewDialog({ grant, onClose }: { grant: BreakGlass; onClose: () => void }) {
  const { id, personName, reason, openedAt } = grant
  const form = useForm({ resolver: zodResolver(reviewBreakGlassSchema), defaultValues: { comment: '' } })
  const { errors } = form.formState
  const review = useChange(reviewBreakGlass, { renews: [breakGlassKey], done: () => 'The review is kept' })
  const submit = form.handleSubmit((said) =>
    review.mutate({ id, ...said }, { onSuccess: onClose, onError: (error) => showProblem(form, error) }),
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      focusesItself
      title="Review emergency access"
      description={`${personName}, ${formatInstant(openedAt)}`}
      className="max-w-xl"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <div className="grid gap-1">
          <h3 className="text-sm font-medium">The reason they gave</h3>
          <p className="break-words">{reason}</p>
        </div>
        <WhatWasDone id={id} />
        <div>
          <ChoiceCards legend="Was it right?" options={verdicts} {...form.register('verdict')} />
          {errors.verdict && <p className="mt-1.5 text-xs text-danger">Choose one of them</p>}
        </div>
        <Field
          label="What you found"
          required
          hint="Kept for good, and read by those who run the practice. Name no patient."
          error={errors.comment?.message}
        >
          <Textarea rows={3} {...form.register('comment')} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={review.isPending}>
            Keep the review
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
