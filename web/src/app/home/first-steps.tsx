import type { FirstStep } from '@medinotes/shared/first-steps'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Circle, CircleCheck, Compass } from 'lucide-react'
import { useId } from 'react'
import { Link } from 'react-router'
import { toast } from '../../lib/toast.ts'
import { Button } from '../../components/button.tsx'
import { useMe } from '../../features/auth/account.queries.ts'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { paths } from '../paths.ts'
import { hasSeenTour, showTour, useTour } from '../tour/tour-state.ts'
import { dismissFirstSteps, firstStepsQuery } from './first-steps.queries.ts'

interface StepWords {
  label: string
  about: string
  to: string
}

const words: Record<FirstStep, StepWords> = {
  'first-note': {
    label: 'Write your first note',
    about: 'Type or paste what was said and found; the draft writes itself',
    to: paths.newConsultation,
  },
  'first-booking': {
    label: 'Book your first examination',
    about: 'The earliest times of all specialists, with fee and deadlines before you confirm',
    to: paths.newBooking,
  },
  specialists: {
    label: 'Add a specialist',
    about: 'Who examines here, and what they can be booked for',
    to: paths.adminSpecialists,
  },
  hours: { label: 'Set working hours', about: 'When and where somebody can be booked', to: paths.schedule },
  calendar: {
    label: 'Connect a calendar',
    about: 'See bookings in the calendar you already use',
    to: paths.calendarFeed,
  },
  policy: {
    label: 'Choose your policy',
    about: 'Deadlines and fees for changes, paperwork and reports',
    to: paths.adminPolicies,
  },
  colleague: {
    label: 'Invite a colleague',
    about: 'Each with an account and a role of their own',
    to: paths.organization,
  },
  'second-factor': {
    label: 'Turn on a second factor',
    about: 'A code from your phone beside the password; it takes two minutes',
    to: paths.security,
  },
}

/** What makes somebody at home here, until it is all done or they have seen enough. */
export function FirstSteps() {
  const { data } = useQuery(firstStepsQuery)
  const headingId = useId()
  const dismiss = useChange(dismissFirstSteps, {
    renews: [firstStepsQuery.queryKey],
    done: () => 'Your first steps are hidden',
  })
  if (!data || data.dismissed || data.items.every(({ done }) => done)) return null
  const doneCount = data.items.filter(({ done }) => done).length
  return (
    <section aria-labelledby={headingId} className="rounded-md border border-line bg-raised">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-4 py-3">
        <div>
          <h2 id={headingId} className="text-lg">
            Your first steps
          </h2>
          <p className="tabular text-muted">
            {doneCount} of {data.items.length} done
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <OfferTour />
          <Button
            size="sm"
            variant="ghost"
            loading={dismiss.isPending}
            onClick={() =>
              dismiss.mutate(undefined, {
                onError: (error) => toast.error('They could not be hidden', { description: errorText(error) }),
              })
            }
          >
            Hide these
          </Button>
        </div>
      </header>
      <ul className="divide-y divide-line">
        {data.items.map(({ step, done }) => (
          <li key={step}>{done ? <DoneStep {...words[step]} /> : <OpenStep {...words[step]} />}</li>
        ))}
      </ul>
    </section>
  )
}

/** Until it was taken once; the menu has it for good. */
function OfferTour() {
  const { id } = useMe()
  const isOpen = useTour()
  if (isOpen || hasSeenTour(id)) return null
  return (
    <Button size="sm" icon={Compass} onClick={() => showTour(true)}>
      Show me around
    </Button>
  )
}

const DoneStep = ({ label }: StepWords) => (
  <p className="flex min-h-12 items-center gap-3 px-4 py-2.5 text-muted">
    <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
    {label}
    <span className="sr-only">, done</span>
  </p>
)

const OpenStep = ({ label, about, to }: StepWords) => (
  <Link
    to={to}
    className="flex min-h-12 items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors duration-150 hover:bg-hover"
  >
    <Circle aria-hidden className="size-4 shrink-0 text-faint" />
    <span className="grid flex-1 gap-x-3 sm:grid-cols-[15rem_1fr]">
      <span className="font-medium">{label}</span>
      <span className="text-muted">{about}</span>
    </span>
    <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
  </Link>
)
