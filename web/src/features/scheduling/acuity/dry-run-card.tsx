import type { AcuityCheck } from '@medinotes/shared/acuity'
import { useMutation } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, type LucideIcon, TriangleAlert } from 'lucide-react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { errorText } from '../../../lib/api-error.ts'
import { runDry } from './acuity.queries.ts'
import { checkNames } from './acuity-words.ts'

/** Tries everything a booking needs, without booking. */
export function DryRunCard() {
  const trying = useMutation({ mutationFn: runDry })
  return (
    <Card>
      <CardHeader title="Dry run" description="Everything a booking needs of Acuity, tried without booking anything">
        <Button loading={trying.isPending} onClick={() => trying.mutate()}>
          Try it
        </Button>
      </CardHeader>
      <div aria-live="polite">
        {trying.isError && <Alert tone="danger" title={errorText(trying.error)} />}
        {trying.data && <Checks checks={trying.data.checks} />}
        {trying.isIdle && <p className="text-muted">Do this after every change in Acuity.</p>}
      </div>
    </Card>
  )
}

const looks: Record<AcuityCheck['status'], { icon: LucideIcon; className: string; name: string }> = {
  ok: { icon: CircleCheck, className: 'text-success', name: 'Good' },
  warning: { icon: TriangleAlert, className: 'text-warning', name: 'Look at this' },
  failed: { icon: CircleAlert, className: 'text-danger', name: 'Bookings would fail' },
}

function Checks({ checks }: { checks: readonly AcuityCheck[] }) {
  const failed = checks.filter(({ status }) => status === 'failed').length
  return (
    <>
      <p className="mb-3 font-medium">
        {failed === 0 ? 'Bookings can be made.' : `${failed} of ${checks.length} would keep bookings from being made.`}
      </p>
      <ul className="grid gap-2">
        {checks.map(({ key, specialistName, status, words }, index) => {
          const { icon: Icon, className, name } = looks[status]
          return (
            // Nothing else tells two checks of the same thing apart.
            // oxlint-disable-next-line react/no-array-index-key -- the list is shown once and never reordered
            <li key={index} className="flex gap-2.5">
              <Icon aria-label={name} className={classNames('mt-0.5 size-4 shrink-0', className)} />
              <p className="min-w-0">
                <span className="text-muted">{[checkNames[key], specialistName].filter(Boolean).join(', ')}: </span>
                {words}
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}
