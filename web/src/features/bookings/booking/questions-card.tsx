import type { Booking } from '@medinotes/shared/booking-views'
import { Card, CardHeader } from '../../../components/card.tsx'

/** The referrer's questions, by the numbers that the report answers them under. */
export const QuestionsCard = ({ questions }: { questions: Booking['questions'] }) => (
  <Card className="max-lg:order-1">
    <CardHeader title="Questions" />
    {questions.length === 0 ? (
      <p className="text-muted">No questions were asked yet.</p>
    ) : (
      <ol className="grid gap-3">
        {questions.map(({ number, text }) => (
          <li key={number} className="grid grid-cols-[1.75rem_1fr] text-base">
            <span className="tabular font-medium text-muted">{number}.</span>
            <span className="max-w-reading break-words whitespace-pre-wrap">{text}</span>
          </li>
        ))}
      </ol>
    )}
  </Card>
)
