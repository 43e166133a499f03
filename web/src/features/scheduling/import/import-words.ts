import type { ImportDryRun, Imported } from '@medinotes/shared/specialist-import'

const lines = (count: number) => (count === 1 ? '1 line' : `${count.toLocaleString('en-AU')} lines`)

const parts = (counts: { created: number; changed: number; removed: number }) =>
  [
    counts.created > 0 && `${counts.created.toLocaleString('en-AU')} added`,
    counts.changed > 0 && `${counts.changed.toLocaleString('en-AU')} changed`,
    counts.removed > 0 && `${counts.removed.toLocaleString('en-AU')} removed`,
  ].filter((part) => part !== false)

/** What a whole file would do, in a sentence. */
export function verdictOf({ fault, create, change, remove }: ImportDryRun['counts']) {
  if (fault > 0) return `${lines(fault)} cannot be imported`
  const counted = parts({ created: create, changed: change, removed: remove })
  return counted.length === 0 ? 'Everything in this file is there already' : `Would be ${counted.join(', ')}`
}

export const doneWords = (imported: Imported) => {
  const counted = parts(imported)
  return counted.length === 0 ? 'Nothing had to be changed' : `The file was imported: ${counted.join(', ')}`
}
