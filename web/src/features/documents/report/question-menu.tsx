import type { ReportDelivery, TrackedQuestion } from '@medinotes/shared/report-delivery'
import { CircleSlash, EllipsisVertical, FileCheck, Link2, Link2Off, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { AnswerDialog, reportsOf } from './answer-dialog.tsx'
import { reopenQuestion, unlinkQuestion } from './report.queries.ts'
import { SourceDialog, useLetters } from './source-dialog.tsx'
import { useReportChange } from './use-report-change.ts'
import { WaiveDialog } from './waive-dialog.tsx'

export interface QuestionMenuProps {
  report: ReportDelivery
  question: TrackedQuestion
}

const refused = (error: unknown) => toast.error('Nothing was changed', { description: errorText(error) })

/** What the reader may do to a question now. */
export function QuestionMenu({ report, question }: QuestionMenuProps) {
  const [dialog, setDialog] = useState<'answer' | 'waive' | 'source' | null>(null)
  const { bookingId } = report
  const { number } = question
  const letters = useLetters(bookingId)
  const reports = reportsOf(report)
  const reopen = useReportChange(reopenQuestion, () => `Question ${number} is open again`)
  const unlink = useReportChange(unlinkQuestion, () => `Question ${number} is not linked any more`)
  const can = abilitiesOf(report, question, { hasReport: reports.length > 0, hasLetter: letters.length > 0 })
  const dialogProps = { bookingId, question, onClose: () => setDialog(null) }
  return (
    <>
      {can.answer && question.answer === null && (
        <Button size="sm" aria-label={`Answer question ${number}`} onClick={() => setDialog('answer')}>
          Answer
        </Button>
      )}
      {can.waive && question.answer === null && (
        <Button size="sm" variant="ghost" aria-label={`Waive question ${number}`} onClick={() => setDialog('waive')}>
          Waive
        </Button>
      )}
      {(can.reanswer || can.rewaive || can.reopen || can.link || can.unlink) && (
        <span className="-my-1.5 ml-auto">
          <Menu trigger={<IconButton icon={EllipsisVertical} label={`More about question ${number}`} />}>
            {can.reanswer && (
              <MenuItem icon={FileCheck} onSelect={() => setDialog('answer')}>
                Name the page that answers it
              </MenuItem>
            )}
            {can.rewaive && (
              <MenuItem icon={CircleSlash} onSelect={() => setDialog('waive')}>
                Waive it
              </MenuItem>
            )}
            {can.reopen && (
              <MenuItem icon={RotateCcw} onSelect={() => reopen.mutate({ bookingId, number }, { onError: refused })}>
                Open it again
              </MenuItem>
            )}
            {can.link && (
              <MenuItem icon={Link2} onSelect={() => setDialog('source')}>
                Link to the letter’s page
              </MenuItem>
            )}
            {can.unlink && (
              <MenuItem icon={Link2Off} onSelect={() => unlink.mutate({ bookingId, number }, { onError: refused })}>
                Take the link away
              </MenuItem>
            )}
          </Menu>
        </span>
      )}
      {dialog === 'answer' && <AnswerDialog {...dialogProps} reports={reports} />}
      {dialog === 'waive' && <WaiveDialog {...dialogProps} />}
      {dialog === 'source' && <SourceDialog {...dialogProps} letters={letters} />}
    </>
  )
}

function abilitiesOf(
  { actions, metAt }: ReportDelivery,
  { answer, source }: TrackedQuestion,
  { hasReport, hasLetter }: { hasReport: boolean; hasLetter: boolean },
) {
  const mayAnswer = actions.includes('answer')
  const mayLink = actions.includes('link')
  const isWaived = answer !== null && answer.documentId === null
  return {
    answer: mayAnswer && hasReport,
    waive: mayAnswer,
    reanswer: mayAnswer && hasReport && answer !== null,
    rewaive: mayAnswer && answer !== null && !isWaived,
    // What the other side was given stands until it is recalled.
    reopen: mayAnswer && answer !== null && metAt === null,
    link: mayLink && hasLetter,
    unlink: mayLink && source !== null,
  }
}
