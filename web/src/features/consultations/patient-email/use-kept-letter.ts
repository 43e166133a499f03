import type { LetterKind } from '@medinotes/shared/patient-letters'
import { useMe } from '../../auth/account.queries.ts'
import { useEdits } from '../editing/use-edits.ts'

/** An edit of a letter that was not saved, kept in the tab; apart from those of the note itself. */
export function useKeptLetter(id: string, { language, level }: LetterKind) {
  const { edits, change, drop } = useEdits(useMe().id, `${id}.letters`)
  const key = `${language}.${level}`
  return {
    /** Undefined where nothing was changed. */
    text: edits[key]?.text,
    /** What stood there when the edit began. */
    base: edits[key]?.base,
    change: (base: string, text: string) => change(key, base, text),
    drop: () => drop([key]),
  }
}

export type KeptLetter = ReturnType<typeof useKeptLetter>
