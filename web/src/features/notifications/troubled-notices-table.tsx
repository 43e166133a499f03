import type { TroubledNotice } from '@medinotes/shared/notices'
import { Mail, MessageSquareText, RotateCw } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Button } from '../../components/button.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../components/table.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatAgo, formatInstant } from '../../lib/dates.ts'
import { useChange } from '../../lib/use-change.ts'
import { NoticeStatusBadge } from './notice-status.tsx'
import { findingText, nameOfNotice, reasonFor } from './notice-words.ts'
import { sendAgain, troubledNoticesQuery } from './troubled.queries.ts'

interface TroubledNoticesTableProps {
  notices: readonly TroubledNotice[]
  /** Null for those who may only look. */
  onDiscard: ((notice: TroubledNotice) => void) | null
}

export const TroubledNoticesTable = ({ notices, onDiscard }: TroubledNoticesTableProps) => (
  <Table aria-label="Notices that did not arrive">
    <TableHead className="max-sm:sr-only">
      <tr className="border-b border-line">
        <HeaderCell>Notice</HeaderCell>
        <HeaderCell className="max-lg:hidden">To</HeaderCell>
        <HeaderCell className="max-lg:hidden">When</HeaderCell>
        <HeaderCell className="max-sm:hidden">State</HeaderCell>
        <HeaderCell className="max-sm:hidden">
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </tr>
    </TableHead>
    <TableBody>
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} onDiscard={onDiscard} />
      ))}
    </TableBody>
  </Table>
)

interface NoticeRowProps extends Pick<TroubledNoticesTableProps, 'onDiscard'> {
  notice: TroubledNotice
}

function NoticeRow({ notice, onDiscard }: NoticeRowProps) {
  const { template, createdAt, findings } = notice
  // A letter to a patient is settled from its note.
  const actions = onDiscard && template !== 'patient-letter' && <Actions notice={notice} onDiscard={onDiscard} />
  return (
    <TableRow className="align-top">
      <Cell className="py-3 max-sm:w-full lg:w-1/2">
        <span className="block font-medium">{nameOfNotice(template)}</span>
        <span className="block max-w-prose text-xs text-muted">{reasonFor(notice)}</span>
        {findings.map((finding) => (
          <span key={`${finding.kind} ${finding.where}`} className="block max-w-prose text-xs text-muted">
            {findingText(finding)}
          </span>
        ))}
        <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-muted lg:hidden">
          <span className="sm:hidden">
            <NoticeStatusBadge notice={notice} />
          </span>
          <Recipient notice={notice} />
          <span title={formatInstant(createdAt)}>{formatAgo(createdAt)}</span>
        </span>
        {actions && <span className="mt-2.5 block sm:hidden">{actions}</span>}
      </Cell>
      <Cell className="py-3 max-lg:hidden">
        <Recipient notice={notice} />
      </Cell>
      <Cell className="tabular py-3 whitespace-nowrap text-muted max-lg:hidden" title={formatInstant(createdAt)}>
        {formatAgo(createdAt)}
      </Cell>
      <Cell className="py-2.5 max-sm:hidden">
        <NoticeStatusBadge notice={notice} />
      </Cell>
      <Cell className="py-2 text-right max-sm:hidden">{actions}</Cell>
    </TableRow>
  )
}

function Recipient({ notice: { channel, recipient } }: { notice: TroubledNotice }) {
  const Icon = channel === 'sms' ? MessageSquareText : Mail
  return (
    <span className="inline-flex items-start gap-1.5 break-words">
      <Icon aria-hidden className="mt-px size-4 shrink-0 text-muted" />
      <span className="sr-only">{channel === 'sms' ? 'SMS to' : 'Mail to'}</span>
      {recipient}
    </span>
  )
}

interface ActionsProps {
  notice: TroubledNotice
  onDiscard: (notice: TroubledNotice) => void
}

const Actions = ({ notice, onDiscard }: ActionsProps) => (
  <span className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
    {notice.status === 'failed' && <SendAgain notice={notice} />}
    <Button
      size="sm"
      variant="ghost"
      aria-label={`Discard: ${nameOfNotice(notice.template)}`}
      onClick={() => onDiscard(notice)}
    >
      Discard
    </Button>
  </span>
)

function SendAgain({ notice: { id, template } }: { notice: TroubledNotice }) {
  const send = useChange(sendAgain, {
    renews: [troubledNoticesQuery.queryKey],
    done: () => 'The notice is being sent again',
  })
  const onError = (error: Error) => toast.error('The notice was not sent again', { description: errorText(error) })
  return (
    <Button
      size="sm"
      icon={RotateCw}
      loading={send.isPending}
      aria-label={`Send again: ${nameOfNotice(template)}`}
      onClick={() => send.mutate([id], { onError })}
    >
      Send again
    </Button>
  )
}
