import { zodResolver } from '@hookform/resolvers/zod'
import type { Booking } from '@medinotes/shared/booking-views'
import type { ReportDelivery } from '@medinotes/shared/report-delivery'
import { Send } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { NominatedFields } from './nominated-fields.tsx'
import { ReferrerFields } from './referrer-fields.tsx'
import { releaseDefaults, releaseFormSchema } from './release-form.ts'
import { ReleaseSummary } from './release-summary.tsx'
import { releaseReport } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'

interface ReleaseDialogProps {
  booking: Pick<Booking, 'timeZone'>
  report: ReportDelivery
  onClose: () => void
}

/** Which report goes to whom, and what follows from it. */
export function ReleaseDialog({ booking, report, onClose }: ReleaseDialogProps) {
  const form = useForm({ resolver: zodResolver(releaseFormSchema), defaultValues: releaseDefaults(report) })
  const release = useReportChange(releaseReport, () => 'The report is released')
  const { errors } = form.formState
  const submit = form.handleSubmit(({ documentId, ...recipients }) => {
    const version = report.candidates.find(({ id }) => id === documentId)?.version
    if (version === undefined) {
      return form.setError('documentId', { message: 'This report is not there any more. Choose another one.' })
    }
    return release.mutate(
      { documentId, body: { version, recipients } },
      { onSuccess: onClose, onError: (error) => showProblem(form, error) },
    )
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Release the report"
      description="To the people you choose here, and to nobody else by mail."
      className="max-w-lg"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
        {errors.root && <Alert tone="danger" title={errors.root.message} />}
        <Field label="Report" required error={errors.documentId?.message}>
          <Select {...form.register('documentId')}>
            {report.candidates.map(({ id, filename, uploadedAt, status }) => (
              <option key={id} value={id}>
                {`${filename} (${status === 'clean' ? formatInstant(uploadedAt, booking.timeZone) : 'not checked yet'})`}
              </option>
            ))}
          </Select>
        </Field>
        <ReferrerFields control={form.control} referrers={report.referrers} />
        <NominatedFields form={form} />
        <ReleaseSummary control={form.control} report={report} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" icon={Send} loading={release.isPending}>
            Release
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
