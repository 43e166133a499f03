import type { Me } from '@medinotes/shared/access'
import { toast } from '../../lib/toast.ts'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Link } from '../../components/link.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { useEndBreakGlass } from './use-end-break-glass.ts'

/** On every page while emergency access is open. */
export function BreakGlassBanner({ grant }: { grant: NonNullable<Me['breakGlass']> }) {
  const ending = useEndBreakGlass()
  const end = () =>
    ending.mutate(grant.id, {
      onError: (error) => toast.error('Emergency access is still open', { description: errorText(error) }),
    })
  return (
    <div className="mb-6" data-print="hide">
      <Alert
        tone="warning"
        title={`Emergency access is open until ${formatInstant(grant.expiresAt)}`}
        action={
          <div className="flex flex-wrap items-center gap-3">
            <Link to={paths.consultations}>See the notes</Link>
            <Button size="sm" loading={ending.isPending} onClick={end}>
              End now
            </Button>
          </div>
        }
      >
        You may read every note of the organisation. Each one you open is recorded.
      </Alert>
    </div>
  )
}
