/** What the AI service is sent in place of the patient's name. */
export const patientPlaceholder = '[PATIENT]'

const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Full names only: a single word such as Will is a common word too, and hiding it would change what the notes say. */
export function hidePatientName(notes: string, patientName: string): string {
  const name = patientName.trim()
  if (!name.includes(' ')) return notes
  return notes.replaceAll(name, (found: string, offset: number) =>
    isLetter(notes[offset - 1]) || isLetter(notes[offset + name.length]) ? found : patientPlaceholder,
  )
}

/** Puts the name back into a stream, holding back the beginning of a placeholder until the rest of it arrives. */
export function createNameRestorer(patientName: string) {
  const name = patientName.trim()
  let held = ''
  return {
    push(delta: string): string {
      const text = (held + delta).replaceAll(patientPlaceholder, () => name)
      const bracket = text.lastIndexOf('[')
      const isPartial = bracket !== -1 && patientPlaceholder.startsWith(text.slice(bracket))
      held = isPartial ? text.slice(bracket) : ''
      return isPartial ? text.slice(0, bracket) : text
    },
    end: () => held,
  }
}
