import { nameWords } from '@medinotes/shared/name-words'

/** The words of a name in any order, case and accents folded. */
export const foldedName = (name: string) => nameWords(name).toSorted()

/** Whether two names are one: the blind index finds the beginnings of names too. */
export const isSameName = (name: string, other: string) => foldedName(name).join(' ') === foldedName(other).join(' ')
