import type { TrackedQuestion } from '@medinotes/shared/report-delivery'
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react'
import { Badge } from '../../../components/badge.tsx'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { useWaysToDocuments } from '../viewer/beside.ts'
import type { QuestionOfReport } from './question-abilities.ts'
import { QuestionLine } from './question-line.tsx'

/** One question: where it is asked, and where it is answered or why it is not. */
export function QuestionRow(props: QuestionOfReport) {
  const { isTracked, question } = props
  const { number, text, source, answer } = question
  const wayTo = useWaysToDocuments()
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] py-3.5 first:pt-0 last:pb-0">
      <span className="tabular text-base font-medium text-muted">{number}.</span>
      <div className="grid gap-2">
        <p className="max-w-reading text-base break-words whitespace-pre-wrap">{text}</p>
        {answer?.waiver && (
          <p className="max-w-reading break-words whitespace-pre-wrap text-muted">Why not: {answer.waiver}</p>
        )}
        <QuestionLine {...props}>
          {(isTracked || answer !== null) && <StateBadge answer={answer} />}
          {answer && answer.documentId !== null && answer.page !== null && (
            <Link {...wayTo(answer.documentId, answer.page)}>Page {answer.page} of the report</Link>
          )}
          {source && <Link {...wayTo(source.documentId, source.page)}>Asked on page {source.page} of the letter</Link>}
        </QuestionLine>
        {answer && <p className="tabular text-xs text-muted">{byWhom(answer)}</p>}
      </div>
    </li>
  )
}

function StateBadge({ answer }: Pick<TrackedQuestion, 'answer'>) {
  if (answer === null) return <Badge icon={CircleDashed}>Open</Badge>
  if (answer.documentId === null) {
    return (
      <Badge tone="info" icon={CircleSlash}>
        Waived
      </Badge>
    )
  }
  return (
    <Badge tone="success" icon={CircleCheck}>
      Answered
    </Badge>
  )
}

const byWhom = ({ answeredBy, answeredAt }: NonNullable<TrackedQuestion['answer']>) =>
  [answeredBy, formatInstant(answeredAt)].filter((part) => part !== null).join(', ')
