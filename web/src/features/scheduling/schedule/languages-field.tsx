import { useState } from 'react'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'

interface LanguagesFieldProps {
  languages: readonly string[]
  error: string | undefined
  onChange: (languages: string[]) => void
}

const split = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((language) => language.trim())
      .filter((language) => language !== ''),
  ),
]

/** Typed as people write them, with commas between. */
export function LanguagesField({ languages, error, onChange }: LanguagesFieldProps) {
  const [text, setText] = useState(languages.join(', '))
  return (
    <Field label="Languages" error={error} hint="With commas between, such as English, Vietnamese.">
      <Input
        value={text}
        onChange={({ target: { value } }) => {
          setText(value)
          onChange(split(value))
        }}
        onBlur={() => setText(split(text).join(', '))}
      />
    </Field>
  )
}
