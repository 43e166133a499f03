import type { Booking } from '@medinotes/shared/booking-views'
import { documentKinds } from '@medinotes/shared/bookings'
import { Pencil } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Facts } from '../booking/facts.tsx'
import { documentKindNames } from '../booking-words.ts'
import type { ChangeValues } from '../change/change-values.ts'
import { FeeLines } from './fee-lines.tsx'
import { actingForName, claimTypeName, dateText } from './filled-words.ts'

interface ReviewProps {
  values: ChangeValues
  hold: Booking
  onEdit: () => void
}

/** Everything that will be booked, what it costs, and what changing it will cost until when. */
export function Review({ values, hold, onEdit }: ReviewProps) {
  const { examinee, matter } = values
  return (
    <>
      <Card>
        <CardHeader title="Examinee and matter">
          <Button size="sm" icon={Pencil} onClick={onEdit}>
            Change
          </Button>
        </CardHeader>
        <Facts
          facts={[
            ['Name', examinee.name],
            ['Date of birth', dateText(examinee.dateOfBirth)],
            ['Phone', examinee.phone],
            ['E-mail', examinee.email],
            ['Claim number', matter.claimNumber],
            ['File number', matter.fileNumber],
            ['Kind of claim', claimTypeName(matter.claimType)],
            ['Acting for', actingForName(matter.actingFor)],
            ['Injured', dateText(matter.injuryDate)],
            ['Injury', matter.injury],
          ]}
        />
      </Card>
      <Card>
        <CardHeader title="Questions" />
        <Questions questions={values.questions} />
      </Card>
      <Card>
        <CardHeader title="Documents and arrangements" />
        <Facts facts={arrangementsOf(values)} />
        <p className="mt-4 text-muted">You can send the documents as soon as it is booked.</p>
      </Card>
      <Card className="grid gap-5">
        <CardHeader title="Fee and deadlines" className="mb-0" />
        <FeeLines hold={hold} />
      </Card>
    </>
  )
}

const Questions = ({ questions }: { questions: readonly string[] }) =>
  questions.length === 0 ? (
    <p className="text-muted">None yet. You can add them until the examination.</p>
  ) : (
    <ol className="grid list-decimal gap-2 pl-6 marker:text-muted">
      {questions.map((question) => (
        <li key={question} className="pl-1 break-words whitespace-pre-wrap">
          {question}
        </li>
      ))}
    </ol>
  )

const arrangementsOf = (values: ChangeValues) =>
  [
    [
      'Documents',
      documentKinds
        .filter((kind) => values.expectedDocuments.includes(kind))
        .map((kind) => documentKindNames[kind])
        .join(', ') || 'None are announced',
    ],
    ['Interpreter', values.interpreter.language || 'Not needed'],
    ['Accessibility', values.accessibility],
    ['Support person', values.supportPerson],
    ['What they are told', values.attendance],
    [
      'Reminders',
      values.examineeNotices ? 'The examinee is reminded of time and place' : 'The examinee is not reminded',
    ],
  ] as const
