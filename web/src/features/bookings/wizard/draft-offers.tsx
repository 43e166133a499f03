import type { BookingDraft } from '@medinotes/shared/booking-drafts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatAgo } from '../../../lib/dates.ts'
import { useMe } from '../../auth/account.queries.ts'
import type { SearchAddressState } from '../search/search-address.ts'
import { forgetCopy } from './draft-copies.ts'
import { deleteDraft, putIntoDrafts } from './wizard.queries.ts'

interface DraftOffersProps {
  search: SearchAddressState
  drafts: readonly BookingDraft[]
}

const shownAtFirst = 2

const nameOf = ({ content: { examinee, matter } }: BookingDraft) =>
  [examinee.name.trim(), matter.claimNumber.trim()].filter(Boolean).join(', ') || 'A form without a name yet'

/** What was typed and is no booking yet: the chosen one, or all to choose from. */
export function DraftOffers({ search: { address, change }, drafts }: DraftOffersProps) {
  const [showsAll, setShowsAll] = useState(false)
  const chosen = drafts.find(({ id }) => id === address.draft)
  if (chosen) {
    return (
      <Alert
        title={`Choose a time for ${nameOf(chosen)}`}
        action={
          <Button size="sm" onClick={() => change({ draft: undefined })}>
            Start an empty form
          </Button>
        }
      >
        Everything you typed is kept and goes with the time you take.
      </Alert>
    )
  }
  if (drafts.length === 0) return null
  const shown = showsAll ? drafts : drafts.slice(0, shownAtFirst)
  return (
    <Card className="p-4">
      <CardHeader title="Forms you began" className="mb-2">
        {shown.length < drafts.length && (
          <Button size="sm" variant="ghost" onClick={() => setShowsAll(true)}>
            Show all {drafts.length}
          </Button>
        )}
      </CardHeader>
      <ul className="divide-y divide-line">
        {shown.map((draft) => (
          <DraftRow key={draft.id} draft={draft} onChoose={() => change({ draft: draft.id })} />
        ))}
      </ul>
    </Card>
  )
}

function DraftRow({ draft, onChoose }: { draft: BookingDraft; onChoose: () => void }) {
  const client = useQueryClient()
  const personId = useMe().id
  const discard = useMutation({
    mutationFn: () => deleteDraft(draft.id),
    onSuccess() {
      forgetCopy(personId, draft.id)
      putIntoDrafts(client, draft.id, null)
    },
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{nameOf(draft)}</span>
        <span className="text-xs text-muted">Last typed {formatAgo(draft.updatedAt)}</span>
      </span>
      <Button size="sm" onClick={onChoose}>
        Use it
      </Button>
      <IconButton
        icon={Trash2}
        label={`Discard the form of ${nameOf(draft)}`}
        disabled={discard.isPending}
        onClick={() => discard.mutate()}
      />
      {discard.error && <Alert tone="danger" title={errorText(discard.error)} className="w-full" />}
    </li>
  )
}
