import {
  type LetterKind,
  letterLanguages,
  letterLanguageSchema,
  letterLevels,
  type PatientLetters,
} from '@medinotes/shared/patient-letters'
import { Field } from '../../../components/field.tsx'
import { Segments } from '../../../components/segments.tsx'
import { Select } from '../../../components/select.tsx'
import { isSame, languageLabel, levelNames } from './letter-words.ts'

interface LetterChoiceProps {
  kind: LetterKind
  shelf: PatientLetters
  onChange: (kind: LetterKind) => void
}

/** Which of the note's letters is looked at; those that exist are marked. */
export function LetterChoice({ kind, shelf, onChange }: LetterChoiceProps) {
  const isWritten = (wanted: LetterKind) => shelf.letters.some((one) => isSame(one, wanted))
  return (
    <div className="flex flex-wrap items-end gap-4 border-b border-line px-5 py-4">
      <Field label="Language" className="min-w-48 flex-1">
        <Select
          value={kind.language}
          onChange={(event) => onChange({ ...kind, language: letterLanguageSchema.parse(event.target.value) })}
        >
          {letterLanguages.map((language) => (
            <option key={language} value={language}>
              {languageLabel(language)}
              {isWritten({ ...kind, language }) && ' – written'}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid min-w-64 flex-1 gap-1.5">
        <span aria-hidden className="text-sm font-medium">
          Words
        </span>
        <Segments
          label="Words"
          value={kind.level}
          options={letterLevels.map((level) => ({ value: level, label: levelNames[level] }))}
          onChange={(level) => onChange({ ...kind, level })}
        />
      </div>
    </div>
  )
}
