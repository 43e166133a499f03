import type { TrackedQuestion } from '@medinotes/shared/report-delivery'
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Badge } from '../../../components/badge.tsx'
import { Link } from '../../../components/link.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { QuestionMenu, type QuestionMenuProps } from './question-menu.tsx'

interface QuestionRowProps extends QuestionMenuProps {
  /** Whether somebody is to answer it by now: before an examination nobody is. */
  isTracked: boolean
}

/** One question: where it is asked, and where it is answered or why it is not. */
export function QuestionRow({ isTracked, ...props }: QuestionRowProps) {
  const { number, text, source, answer } = props.question
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] py-3.5 first:pt-0 last:pb-0">
      <span className="tabular text-base font-medium text-muted">{number}.</span>
      <div className="grid gap-2">
        <p className="max-w-reading text-base break-words whitespace-pre-wrap">{text}</p>
        {answer?.waiver && (
          <p className="max-w-reading break-words whitespace-pre-wrap text-muted">Why not: {answer.waiver}</p>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {(isTracked || answer !== null) && <StateBadge answer={answer} />}
          {answer && answer.documentId !== null && answer.page !== null && (
            <Link to={paths.documentPage(answer.documentId, answer.page)}>Page {answer.page} of the report</Link>
          )}
          {source && (
            <Link to={paths.documentPage(source.documentId, source.page)}>
              Asked on page {source.page} of the letter
            </Link>
          )}
          <QuestionMenu {...props} />
        </div>
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
