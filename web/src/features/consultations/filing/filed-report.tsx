import type { Consultation } from '@medinotes/shared/consultations'
import type { ReportFiling } from '@medinotes/shared/report-filing'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileCheck } from 'lucide-react'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Link } from '../../../components/link.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { useMay, useMe } from '../../auth/account.queries.ts'
import { documentsKey, reportsKey } from '../../documents/document-keys.ts'
import { fileReport, reportFilingQuery } from './report-filing.queries.ts'

/** Where a signed IME report lies as the report of its booking, and the way to lay it there. */
export function FiledReport({ consultation }: { consultation: Consultation }) {
  const { id, bookingId, template, author, signature, addenda } = consultation
  const isAuthor = useMe().id === author.id
  const mayWrite = useMay('consultation:write')
  if (!isAuthor || !mayWrite || bookingId === null || template !== 'ime-report' || !signature?.intact) return null
  return (
    <section aria-labelledby="filed-report" className="rounded-md border border-line bg-raised">
      <header className="flex min-h-13 items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 id="filed-report" className="min-w-0 flex-1 text-sm">
          Report of the booking
        </h2>
      </header>
      <div className="grid gap-4 px-5 py-4">
        <Filing id={id} hash={addenda.at(-1)?.hash ?? signature.hash} />
      </div>
    </section>
  )
}

/** `hash` is that of what the note says now, where it is known. */
export function Filing({ id, hash = '' }: { id: string; hash?: string }) {
  const { data, isError, error, refetch } = useQuery(reportFilingQuery(id, hash))
  if (data) return <State id={id} hash={hash} filing={data} />
  if (!isError) return <Skeleton className="h-10" />
  return (
    <Alert
      tone="danger"
      title="Whether it is filed could not be loaded"
      action={<Button onClick={() => void refetch()}>Try again</Button>}
    >
      {errorText(error)}
    </Alert>
  )
}

interface StateProps {
  id: string
  hash: string
  filing: ReportFiling
}

function State({ id, hash, filing: { bookingId, filed, answeredElsewhere } }: StateProps) {
  const [replaceAnswers, setReplace] = useState(false)
  const file = useFiling(id, hash)
  const isDone = filed?.isCurrent === true && answeredElsewhere.length === 0
  return (
    <>
      {filed === null ? (
        <p className="text-muted">
          Filing keeps it as a PDF among the documents of the booking and marks each question as answered on its page.
          The referrer sees it once you release it.
        </p>
      ) : (
        <p className="flex items-start gap-2">
          <FileCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
          <span>
            Filed {formatInstant(filed.filedAt)} as <Link to={paths.document(filed.documentId)}>this document</Link>.{' '}
            <Link to={`${paths.booking(bookingId)}#report`}>Questions and release</Link>
          </span>
        </p>
      )}
      {filed?.isCurrent === false && (
        <Alert tone="warning" title="The filed report is older than this note">
          It lacks what was added since. Filed again, it becomes a second document, with the addenda in it.
        </Alert>
      )}
      {answeredElsewhere.length > 0 && (
        <Checkbox checked={replaceAnswers} onChange={({ target }) => setReplace(target.checked)}>
          Also answer here what is waived or answered in another document: {listOf(answeredElsewhere)}
        </Checkbox>
      )}
      {file.error && <Alert tone="danger" title={errorText(file.error)} />}
      {!isDone && (
        <div>
          <Button
            variant={filed?.isCurrent ? 'secondary' : 'primary'}
            icon={FileCheck}
            loading={file.isPending}
            disabled={filed?.isCurrent === true && !replaceAnswers}
            onClick={() => file.mutate(replaceAnswers)}
          >
            {labelOf(filed)}
          </Button>
        </div>
      )}
    </>
  )
}

const listOf = (numbers: readonly number[]) =>
  numbers.length === 1 ? `question ${numbers[0]}` : `questions ${numbers.join(', ')}`

function labelOf(filed: ReportFiling['filed']) {
  if (filed === null) return 'File as the report'
  return filed.isCurrent ? 'Move the answers' : 'File it again'
}

function useFiling(id: string, hash: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (replaceAnswers: boolean) => fileReport(id, { replaceAnswers }),
    onSuccess(filing) {
      client.setQueryData(reportFilingQuery(id, hash).queryKey, filing)
      toast.success('The report is filed')
      for (const queryKey of [reportsKey, documentsKey]) void client.invalidateQueries({ queryKey })
    },
  })
}
