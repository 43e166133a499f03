const names =
  'mother father brother sister sibling twin grandmother grandfather aunt uncle cousin wife husband spouse partner son daughter'.split(
    ' ',
  )

const relatives = new Set(names)

/** Whether a term's text names a member of a family. */
export const isRelative = (text: string) => relatives.has(text)

/** Words that take in a relative without naming which. */
const wider: Readonly<Record<string, readonly string[]>> = {
  mother: ['parent'],
  father: ['parent'],
  brother: ['sibling', 'twin'],
  sister: ['sibling', 'twin'],
  sibling: ['brother', 'sister', 'twin'],
  twin: ['brother', 'sister', 'sibling'],
  grandmother: ['grandparent'],
  grandfather: ['grandparent'],
  wife: ['spouse', 'partner'],
  husband: ['spouse', 'partner'],
  spouse: ['wife', 'husband', 'partner'],
  partner: ['wife', 'husband', 'spouse'],
  son: ['child', 'kid', 'boy'],
  daughter: ['child', 'kid', 'girl'],
}

/** The terms under which the notes may speak of this relative. */
export const namesOfRelative = (text: string) => [text, ...(wider[text] ?? [])]
