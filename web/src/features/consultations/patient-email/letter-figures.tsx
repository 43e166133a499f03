import { acceptLetterFindingSchema, type LetterFinding, type PatientLetter } from '@medinotes/shared/patient-letters'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { acceptLetterFinding, useLetterChange } from './patient-letter.queries.ts'

const keyOf = ({ kind, change, text }: LetterFinding) => `${kind} ${change} ${text}`

/** One of those that are alike: they are settled together. */
function distinctOf(findings: readonly LetterFinding[]) {
  const byKey = new Map<string, { finding: LetterFinding; count: number }>()
  for (const finding of findings) {
    const key = keyOf(finding)
    byKey.set(key, { finding, count: (byKey.get(key)?.count ?? 0) + 1 })
  }
  return [...byKey]
}

/** What figures differ from those of the letter or note it was made from. */
export function LetterFigures({ id, letter }: { id: string; letter: PatientLetter }) {
  if (letter.findings.length === 0) return null
  return (
    <section aria-label="Figures that differ" className="rounded-md border border-line">
      <h3 className="border-b border-line px-4 py-2.5 text-sm">Figures that differ</h3>
      <ul className="divide-y divide-line">
        {distinctOf(letter.findings).map(([key, { finding, count }]) => (
          <Figure key={key} {...{ id, letter, finding, count }} />
        ))}
      </ul>
    </section>
  )
}

interface FigureProps {
  id: string
  letter: PatientLetter
  finding: LetterFinding
  count: number
}

function Figure({ id, letter, finding, count }: FigureProps) {
  const { text, change, accepted } = finding
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-40 flex-1 break-words">
          <bdi className="font-medium">{text}</bdi> {change === 'missing' ? 'is missing here' : 'is only here'}
          {count > 1 && `, ${count} times`}
        </span>
        {!accepted && !isOpen && (
          <Button size="sm" onClick={() => setOpen(true)} aria-label={`Let stand: ${text}`}>
            Let it stand
          </Button>
        )}
      </div>
      {accepted ? (
        <p className="text-xs break-words text-muted">
          Let stand by {accepted.by.name}: {accepted.reason}
        </p>
      ) : (
        isOpen && <ReasonForm id={id} letter={letter} finding={finding} onClose={() => setOpen(false)} />
      )}
    </li>
  )
}

interface ReasonFormProps {
  id: string
  letter: PatientLetter
  finding: LetterFinding
  onClose: () => void
}

function ReasonForm({ id, letter: { language, level, revision }, finding, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | undefined>()
  const accept = useLetterChange(id, (reason: string) => {
    const { kind, change, text } = finding
    return acceptLetterFinding(id, { language, level, revision, finding: { kind, change, text }, reason })
  })
  const submit = () => {
    const checked = acceptLetterFindingSchema.shape.reason.safeParse(reason)
    if (checked.success) accept.mutate(checked.data, { onSuccess: onClose })
    else setError(checked.error.issues[0]?.message)
  }
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label="Reason" required error={error}>
        {/* The button that opened it is gone. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
      </Field>
      {accept.error && <Alert tone="danger" title={errorText(accept.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" loading={accept.isPending}>
          Let it stand
        </Button>
        <Button size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
