import type { Me } from '@medinotes/shared/access'
import { Siren } from 'lucide-react'
import { toast } from 'sonner'
import { paths } from '../../app/paths.ts'
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
    <div
      role="status"
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-warning-soft px-4 py-3"
      data-print="hide"
    >
      <Siren aria-hidden className="size-4 shrink-0 text-warning" />
      <p className="min-w-48 flex-1">
        <strong className="font-medium">Emergency access</strong> is open until {formatInstant(grant.expiresAt)}. Every
        note you open is recorded.
      </p>
      <Link to={paths.consultations}>See the notes</Link>
      <Button size="sm" loading={ending.isPending} onClick={end}>
        End now
      </Button>
    </div>
  )
}
