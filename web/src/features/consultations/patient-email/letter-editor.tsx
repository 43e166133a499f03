import { editLetterSchema, type PatientLetter } from '@medinotes/shared/patient-letters'
import { sectionMaxLength } from '@medinotes/shared/note-life'
import { useState } from 'react'
import { toast } from '../../../lib/toast.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { editLetter, useLetterChange } from './patient-letter.queries.ts'
import type { KeptLetter } from './use-kept-letter.ts'

interface LetterEditorProps {
  id: string
  letter: PatientLetter
  kept: KeptLetter
  onClose: () => void
}

/** Changes the words; what was typed stays in the tab until it is saved. */
export function LetterEditor({ id, letter, kept, onClose }: LetterEditorProps) {
  const { language, level, revision } = letter
  const [error, setError] = useState<string | undefined>()
  const save = useLetterChange(id, (text: string) => editLetter(id, { language, level, revision, text }))
  const text = kept.text ?? letter.text
  const wasChanged = kept.base !== undefined && kept.base !== letter.text
  const submit = () => {
    const checked = editLetterSchema.shape.text.safeParse(text)
    if (!checked.success) return setError(checked.error.issues[0]?.message)
    return save.mutate(text, {
      onSuccess: () => {
        toast.success('The letter is saved')
        kept.drop()
        onClose()
      },
    })
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
      <Field label="Text of the letter" required error={error}>
        <Textarea
          // The button that opened it is gone.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={text}
          onChange={(event) => kept.change(letter.text, event.target.value)}
          lang={language}
          dir="auto"
          rows={8}
          maxLength={sectionMaxLength}
          className="max-h-[60dvh] text-base"
        />
      </Field>
      {wasChanged && <NewerText letter={letter} />}
      {save.error && <Alert tone="danger" title={errorText(save.error)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={save.isPending}>
          {wasChanged ? 'Replace it with mine' : 'Save the letter'}
        </Button>
        <Button
          onClick={() => {
            kept.drop()
            onClose()
          }}
        >
          Discard
        </Button>
      </div>
    </form>
  )
}

const NewerText = ({ letter: { language, text } }: { letter: PatientLetter }) => (
  <Alert tone="warning" title="This letter was changed elsewhere meanwhile. Saving yours replaces it.">
    <p lang={language} dir="auto" className="whitespace-pre-wrap">
      {text}
    </p>
  </Alert>
)
