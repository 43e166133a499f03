import { nameWords } from '@medinotes/shared/name-words'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'

interface Person {
  name: string
  dateOfBirth: string
}

/** One person has one key, in whichever organization, however their name is ordered or spelt with accents. */
export const examineeKey = (blindIndex: BlindIndex, { name, dateOfBirth }: Person) =>
  blindIndex.exact('examinee', `${foldedName(name)}|${dateOfBirth}`)

/** Alike for names that mean the same person; a name without letters stands for itself. */
function foldedName(name: string) {
  const words = nameWords(name)
  return words.length > 0 ? words.toSorted().join(' ') : name.trim()
}
