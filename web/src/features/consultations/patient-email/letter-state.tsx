import type { PatientLetter } from '@medinotes/shared/patient-letters'
import { Badge } from '../../../components/badge.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { isEnglish, standings } from './letter-words.ts'

function originOf({ isSigned, made, writer }: PatientLetter) {
  if (isSigned || !made) return 'The section “E-mail to the patient”, as you signed it'
  const how = writer === null ? 'Written' : writer.kind === 'offline' ? 'Written without AI' : 'Written by AI'
  return `${how} for ${made.by.name}, ${formatInstant(made.at)}`
}

/** How it stands with a letter, and how hard it is to read. */
export function LetterState({ letter, addenda }: { letter: PatientLetter; addenda: number }) {
  const { label, tone } = standings[letter.standing]
  const { readingGrade, confirmed } = letter
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{label}</Badge>
        <span className="text-xs text-muted">
          {readingGrade === null
            ? `Reading level not measured${isEnglish(letter) ? '' : ' in this language'}`
            : `Reads like school year ${Math.max(1, Math.round(readingGrade))}`}
        </span>
      </div>
      <p className="text-xs text-muted">
        {originOf(letter)}
        {confirmed && letter.standing === 'ready' && ` · confirmed by ${confirmed.by.name}`}
      </p>
      {letter.standing === 'stale' && (
        <p className="text-sm text-warning">
          {addenda === 1 ? 'An addendum was' : 'Addenda were'} added since. Read the letter beside it: change it, or
          confirm that it still holds.
        </p>
      )}
    </div>
  )
}
