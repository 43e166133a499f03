/** How a line begins that is an item of a list, from the outermost kind to the innermost people use. */
const markers = {
  number: /^(?:q(?:uestion)?\s*)?\(?(\d{1,2})[.):\]]+\s+(?=\S)/i,
  letter: /^\(?([a-z])[.)]\s+(?=\S)/i,
  roman: /^\(?([ivx]{1,5})[.)]\s+(?=\S)/i,
  dot: /^[•▪◦●*–-]\s+(?=\S)/,
} as const
type Kind = keyof typeof markers

interface Item {
  kind: Kind
  text: string
}

// `(i)` is a Roman one unless the letters before it have come to h.
const kindOf = (line: string, before: Item | undefined): Kind | null => {
  const order: Kind[] =
    before?.kind === 'letter' && !/^\(?i{2,}/i.test(line)
      ? ['number', 'letter', 'roman', 'dot']
      : ['number', 'roman', 'letter', 'dot']
  return order.find((kind) => markers[kind].test(line)) ?? null
}

export interface ListInText {
  /** What stands before it: a sentence that says what it lists. */
  intro: string
  items: string[]
}

/** Lists in a text; what is nested in an item, and lines it goes on in, belong to it. */
export function listsIn(text: string): ListInText[] {
  const lists: { intro: string; items: Item[] }[] = []
  let open: (typeof lists)[number] | null = null
  let intro = ''
  let wasBlank = false
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '') {
      wasBlank = true
      continue
    }
    const last: Item | undefined = open?.items.at(-1)
    const kind = kindOf(line, last)
    const content = kind ? line.replace(markers[kind], '') : line
    if (kind && open && last) {
      const first = open.items[0]
      if (first && kind !== first.kind) last.text += `\n${line}`
      else open.items.push({ kind, text: content })
    } else if (kind) {
      open = { intro, items: [{ kind, text: content }] }
      lists.push(open)
    } else if (last && !wasBlank) {
      last.text += ` ${line}`
    } else {
      open = null
      intro = line
    }
    wasBlank = false
  }
  return lists.map(({ intro: before, items }) => ({ intro: before, items: items.map(({ text: item }) => item) }))
}

/** The items of a pasted list; empty for a text that is none. */
export function splitQuestions(text: string): string[] {
  const items = listsIn(text).flatMap((list) => list.items)
  return items.length > 1 ? items : []
}
