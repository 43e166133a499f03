const keyOf = (personId: string) => `medinotes.template.${personId}`

/** The template this person last wrote a note with on this machine, while it can still be chosen. */
export function lastTemplate(personId: string, templates: readonly { key: string }[]) {
  try {
    const kept = localStorage.getItem(keyOf(personId))
    return templates.find(({ key }) => key === kept)?.key
  } catch {
    return undefined
  }
}

/** Says nothing of a patient; a browser that forbids it only forgets. */
export function rememberTemplate(personId: string, key: string) {
  try {
    localStorage.setItem(keyOf(personId), key)
  } catch {
    // The first template is offered then.
  }
}
