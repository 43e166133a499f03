import { hiddenWordsSchema } from '@medinotes/shared/consultations'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'

interface HiddenWordsProps {
  words: readonly string[]
  onChange: (words: string[]) => void
}

/** What the clinician has hidden besides, because it was overlooked. */
export function HiddenWords({ words, onChange }: HiddenWordsProps) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>()
  const add = () => {
    const wanted = [...new Set([...words, typed.trim()])]
    const checked = hiddenWordsSchema.safeParse(wanted)
    setError(checked.success ? undefined : checked.error.issues[0]?.message)
    if (!checked.success) return
    onChange(wanted)
    setTyped('')
  }
  return (
    <div className="grid gap-2">
      <Field label="Hide this too" hint="A word or a name that is still to be seen above" error={error}>
        <span className="flex gap-2">
          <Input
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              // Here it adds a word; the note is begun by its own button.
              event.preventDefault()
              add()
            }}
          />
          <Button onClick={add}>Hide</Button>
        </span>
      </Field>
      {words.length > 0 && (
        <ul aria-label="Hidden by you" className="flex flex-wrap gap-2">
          {words.map((word) => (
            <li key={word}>
              <Button
                size="sm"
                onClick={() => onChange(words.filter((each) => each !== word))}
                aria-label={`Hide no longer: ${word}`}
              >
                {word}
                <X aria-hidden className="size-3.5" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
