import { CalendarClock } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { paths } from '../paths.ts'
import { greeting } from './greeting.ts'

export const ReferrerHome = ({ name }: { name: string }) => (
  <>
    <PageHeader title={greeting(name)} documentTitle="Home" />
    <EmptyState
      icon={CalendarClock}
      title="Booking is not here yet"
      action={<ButtonLink to={paths.settings}>Check your details</ButtonLink>}
    >
      Finding a specialist’s slot, sending documents and receiving reports are being built. Your account is ready for
      them; until then, book the way you do today.
    </EmptyState>
  </>
)
