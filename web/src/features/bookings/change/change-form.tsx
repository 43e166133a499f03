import type { Booking } from '@medinotes/shared/booking-views'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ButtonLink } from '../../../components/link.tsx'
import { ArrangementFields } from './arrangement-fields.tsx'
import { DocumentFields } from './document-fields.tsx'
import { ExamineeFields } from './examinee-fields.tsx'
import { MatterFields } from './matter-fields.tsx'
import { QuestionFields } from './question-fields.tsx'
import { useChangeForm } from './use-change-form.ts'

export function ChangeForm({ booking }: { booking: Booking }) {
  const { form, submit, isSaving } = useChangeForm(booking)
  const { errors } = form.formState
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <Card className="grid gap-4">
        <CardHeader title="Examinee" className="mb-0" />
        <ExamineeFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Matter" className="mb-0" />
        <MatterFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Questions" className="mb-0" description="Numbered in this order; the report answers each." />
        <QuestionFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Documents to come" className="mb-0" />
        <DocumentFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Arrangements" className="mb-0" />
        <ArrangementFields form={form} />
      </Card>
      {/* Beside the button, where whoever has just pressed it looks. */}
      {errors.root?.message && <Alert tone="danger" title={errors.root.message} />}
      {errors.root?.['meanwhile'] && (
        <Alert tone="warning" title="Somebody else changed this booking meanwhile">
          {errors.root['meanwhile'].message} Nothing of yours is saved yet: check, then save again.
        </Alert>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink to={paths.booking(booking.id)}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" loading={isSaving}>
          Save the changes
        </Button>
      </div>
    </form>
  )
}
