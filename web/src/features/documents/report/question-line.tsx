import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { AnswerDialog, reportsOf } from './answer-dialog.tsx'
import { QuestionMenu, type QuestionDialog } from './question-menu.tsx'
import { abilitiesOf, type QuestionOfReport } from './question-abilities.ts'
import { SourceDialog, useLetters } from './source-dialog.tsx'
import { WaiveDialog } from './waive-dialog.tsx'

interface QuestionLineProps extends QuestionOfReport {
  children: ReactNode
}

/** A line about a question, with what the reader may do to it now. */
export function QuestionLine({ children, ...props }: QuestionLineProps) {
  const { report, question } = props
  const [dialog, setDialog] = useState<QuestionDialog | null>(null)
  const { bookingId } = report
  const { number } = question
  const letters = useLetters(bookingId)
  const reports = reportsOf(report)
  const can = abilitiesOf(props, { hasReport: reports.length > 0, hasLetter: letters.length > 0 })
  const dialogProps = { bookingId, question, onClose: () => setDialog(null) }
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        {children}
        {can.answer && (
          <Button size="sm" aria-label={`Answer question ${number}`} onClick={() => setDialog('answer')}>
            Answer
          </Button>
        )}
        {can.waive && (
          <Button size="sm" variant="ghost" aria-label={`Waive question ${number}`} onClick={() => setDialog('waive')}>
            Waive
          </Button>
        )}
      </div>
      <QuestionMenu bookingId={bookingId} number={number} can={can} onOpen={setDialog} />
      {dialog === 'answer' && <AnswerDialog {...dialogProps} reports={reports} />}
      {dialog === 'waive' && <WaiveDialog {...dialogProps} />}
      {dialog === 'source' && <SourceDialog {...dialogProps} letters={letters} />}
    </div>
  )
}
