import type { SentLetter } from '@medinotes/shared/patient-letters'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { lookOf, reasonFor } from '../../notifications/notice-words.ts'
import { kindName } from './letter-words.ts'

const failures: ReadonlySet<SentLetter['status']> = new Set(['failed', 'bounced', 'suppressed', 'blocked'])

interface SentLettersProps {
  sent: readonly SentLetter[]
  onSendAgain: (letter: SentLetter) => void
}

/** What left, to whom and what became of it. */
export function SentLetters({ sent, onSendAgain }: SentLettersProps) {
  if (sent.length === 0) return null
  return (
    <div className="border-t border-line">
      <h3 className="px-5 pt-4 text-sm">Sent</h3>
      <ul aria-label="Sent letters" className="divide-y divide-line">
        {sent.map((letter) => (
          <li key={letter.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
            <span className="min-w-48 flex-1 break-words">
              {kindName(letter)}, to {letter.to}
              <span className="block text-xs text-muted">
                {formatInstant(letter.sentAt)}, {letter.sentBy.name}, version {letter.version}
                {letter.addenda > 0 && (letter.addenda === 1 ? ' with 1 addendum' : ` with ${letter.addenda} addenda`)}
              </span>
              <Reason letter={letter} />
            </span>
            <State letter={letter} />
            {failures.has(letter.status) && (
              <Button size="sm" onClick={() => onSendAgain(letter)}>
                Send again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function State({ letter: { status, fault } }: { letter: SentLetter }) {
  if (status === null) return null
  const { label, tone, icon } = lookOf({ status, fault })
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  )
}

function Reason({ letter: { status, fault } }: { letter: SentLetter }) {
  const reason = status === null || status === 'sent' ? null : reasonFor({ channel: 'email', fault })
  return reason && <span className="block text-xs text-muted">{reason}</span>
}
