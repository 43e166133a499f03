import { CircleSlash, EllipsisVertical, FileCheck, Link2, Link2Off, RotateCcw } from 'lucide-react'
import { toast } from '../../../lib/toast.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { errorText } from '../../../lib/api-error.ts'
import type { Abilities } from './question-abilities.ts'
import { reopenQuestion, unlinkQuestion } from './report.queries.ts'
import { useReportChange } from './use-report-change.ts'

export type QuestionDialog = 'answer' | 'waive' | 'source'

const refused = (error: unknown) => toast.error('Nothing was changed', { description: errorText(error) })

interface QuestionMenuProps {
  bookingId: string
  number: number
  can: Abilities
  onOpen: (dialog: QuestionDialog) => void
}

/** What is done to a question less often. */
export function QuestionMenu({ bookingId, number, can, onOpen }: QuestionMenuProps) {
  const reopen = useReportChange(reopenQuestion, () => `Question ${number} is open again`)
  const unlink = useReportChange(unlinkQuestion, () => `Question ${number} is not linked any more`)
  if (!can.reanswer && !can.rewaive && !can.reopen && !can.link && !can.unlink) return null
  return (
    <span className="-my-1.5">
      <Menu trigger={<IconButton icon={EllipsisVertical} label={`More about question ${number}`} />}>
        {can.reanswer && (
          <MenuItem icon={FileCheck} onSelect={() => onOpen('answer')}>
            Name the page that answers it
          </MenuItem>
        )}
        {can.rewaive && (
          <MenuItem icon={CircleSlash} onSelect={() => onOpen('waive')}>
            Waive it
          </MenuItem>
        )}
        {can.reopen && (
          <MenuItem icon={RotateCcw} onSelect={() => reopen.mutate({ bookingId, number }, { onError: refused })}>
            Open it again
          </MenuItem>
        )}
        {can.link && (
          <MenuItem icon={Link2} onSelect={() => onOpen('source')}>
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
  )
}
