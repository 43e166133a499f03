import { CalendarPlus } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { ButtonLink } from '../../components/link.tsx'

export const BookLink = () => (
  <ButtonLink to={paths.newBooking} variant="primary" icon={CalendarPlus}>
    Book an examination
  </ButtonLink>
)
