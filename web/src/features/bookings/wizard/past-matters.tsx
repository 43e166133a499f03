import type { PastMatter } from '@medinotes/shared/booking-drafts'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../../lib/dates.ts'
import { WalkedList } from '../../../components/walked-list.tsx'
import { FillingResult } from './filling-result.tsx'
import type { BookingForm } from './use-booking-form.ts'
import { useFillIn } from './use-fill-in.ts'
import { pastMattersQuery } from './wizard.queries.ts'

const proposalOf = ({ examinee, matter }: PastMatter) => ({
  texts: {
    'examinee.name': examinee.name,
    'examinee.dateOfBirth': examinee.dateOfBirth,
    'examinee.phone': examinee.phone,
    'examinee.email': examinee.email,
    'matter.claimNumber': matter.claimNumber,
    'matter.fileNumber': matter.fileNumber,
    'matter.claimType': matter.claimType,
    'matter.injuryDate': matter.injuryDate,
    'matter.injury': matter.injury,
    'matter.actingFor': matter.actingFor,
  },
  questions: [],
})

/** Matters of earlier bookings that fit what is being typed. */
export function PastMatters({ form, typed }: { form: BookingForm; typed: string }) {
  const { filling, fill, use, undo } = useFillIn(form)
  const asked = typed.trim()
  const { data = [] } = useQuery({ ...pastMattersQuery(asked), enabled: asked.length > 1 && filling === null })
  if (filling) return <FillingResult filling={filling} source="The earlier booking" onUndo={undo} onUse={use} />
  if (asked.length < 2 || data.length === 0) return <output className="sr-only" />
  return (
    <div className="grid gap-1.5 rounded-md bg-sunken p-3">
      <output className="text-xs text-muted">
        {data.length === 1 ? 'An earlier matter fits' : `${data.length} earlier matters fit`}. Take one to fill in the
        form.
      </output>
      <WalkedList aria-label="Earlier matters" className="grid gap-1">
        {data.map((matter) => (
          <li key={matter.bookingId}>
            <MatterButton matter={matter} onTake={() => fill(proposalOf(matter))} />
          </li>
        ))}
      </WalkedList>
    </div>
  )
}

const MatterButton = ({ matter: { examinee, matter }, onTake }: { matter: PastMatter; onTake: () => void }) => (
  <button
    type="button"
    data-row
    onClick={onTake}
    className="grid w-full gap-0.5 rounded-md border border-line bg-raised px-3 py-2 text-left transition-colors duration-150 hover:bg-hover"
  >
    <span className="font-medium">{examinee.name}</span>
    <span className="tabular text-xs text-muted">
      Born {formatDate(examinee.dateOfBirth)}, claim {matter.claimNumber}
    </span>
  </button>
)
