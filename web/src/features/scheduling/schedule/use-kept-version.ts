import { useState } from 'react'

interface Versioned {
  version: number
}

const contentOf = ({ version: _version, ...content }: Versioned) => JSON.stringify(content)

/**
 * What a form was filled from. A newer version from elsewhere replaces it while nothing is typed; otherwise what was typed stays,
 * and the person decides. A new `generation` is a form to fill again.
 */
export function useKeptVersion<Kept extends Versioned>(latest: Kept) {
  const [isDirty, setDirty] = useState(false)
  const [kept, setKept] = useState({ content: latest, version: latest.version, generation: 0 })
  const isBehind = latest.version !== kept.version
  const take = (isFresh: boolean) =>
    setKept({ content: latest, version: latest.version, generation: kept.generation + (isFresh ? 1 : 0) })
  if (isBehind && contentOf(latest) === contentOf(kept.content)) setKept({ ...kept, version: latest.version })
  else if (isBehind && !isDirty) take(true)
  return {
    shown: kept.content,
    version: kept.version,
    generation: kept.generation,
    isBehind: isBehind && isDirty,
    setDirty,
    /** The form shows what was saved already. */
    saved(content: Kept) {
      setKept({ content, version: content.version, generation: kept.generation })
      setDirty(false)
    },
    keepOwn: () => setKept({ ...kept, version: latest.version }),
    takeLatest() {
      take(true)
      setDirty(false)
    },
  }
}

export type KeptVersion<Kept extends Versioned> = ReturnType<typeof useKeptVersion<Kept>>
