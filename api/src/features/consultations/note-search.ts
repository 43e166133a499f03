import { nameWords, searchWords } from '@medinotes/shared/name-words'
import { type HitGroup, type NoteHit, noteHitSchema } from '@medinotes/shared/search'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Db } from '../../platform/database.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Asked, Finder } from '../search/finder.ts'
import type { ConsultationFinder } from './consultation-finder.ts'
import type { ConsultationRow } from './consultation.repository.ts'
import type { ConsultationView } from './consultation-view.ts'
import { splitDate } from './search-date.ts'
import type { SealedReads } from './sealed-reads.ts'
import { templates } from './templates.ts'
import type { TemplateSealing } from './templates/template-sealing.ts'
import { selectTemplates } from './templates/template.repository.ts'

interface Dependencies {
  blindIndex: BlindIndex
  sealedReads: SealedReads
  view: ConsultationView
  finder: ConsultationFinder
  templateSealing: TemplateSealing
}

/** One's own notes by words of the patient's name, by the template's and by the day, each beside the others. */
export function createNoteSearch(dependencies: Dependencies): Finder<HitGroup<NoteHit>> {
  const { blindIndex, sealedReads, view, finder, templateSealing } = dependencies

  async function namesOfTemplates(tx: Db, organizationId: string) {
    const own = await selectTemplates(tx, organizationId)
    return new Map([
      ...templates.map(({ key, name }) => [key, name] as const),
      ...own.map((row) => [row.id, templateSealing.open(row, row.content_sealed).name] as const),
    ])
  }

  async function select(tx: Db, principal: Principal, { query, limit }: Asked, names: ReadonlyMap<string, string>) {
    const organizationId = organizationOf(principal).id
    const { date, words } = splitDate(query)
    const rows = new Map<string, ConsultationRow>()
    for (const { template, name } of readingsOf(searchWords(words), names)) {
      if (name.length === 0 && template === undefined && date === undefined) continue
      const nameTokens = blindIndex.queryTokens(organizationId, name.join(' '))
      const filter = { organizationId, authorId: principal.personId, nameTokens, template, from: date, to: date }
      for (const row of await finder.list(tx, { ...filter, limit })) rows.set(row.id, row)
    }
    return [...rows.values()].toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
  }

  return async (tx, principal, asked) => {
    const names = await namesOfTemplates(tx, organizationOf(principal).id)
    const found = await select(tx, principal, asked, names)
    const page = found.slice(0, asked.limit)
    const present = (row: ConsultationRow) => {
      const summary = view.summary(row)
      return noteHitSchema.parse({ ...summary, templateName: names.get(row.template) ?? null })
    }
    return {
      ids: page.map(({ id }) => id),
      open: () =>
        sealedReads(principal, async () => ({ items: page.map(present), hasMore: found.length > asked.limit })),
    }
  }
}

/** So many templates one word may mean. */
const mostTemplates = 5

/** What words may mean: all of them a name, or some a template and the rest a name. */
function readingsOf(words: readonly string[], names: ReadonlyMap<string, string>) {
  const begins = (templateName: string, word: string) => nameWords(templateName).some((part) => part.startsWith(word))
  const ofTemplates = [...names]
    .filter(([, templateName]) => words.some((word) => begins(templateName, word)))
    .slice(0, mostTemplates)
    .map(([template, templateName]) => ({ template, name: words.filter((word) => !begins(templateName, word)) }))
  return [{ template: undefined, name: words }, ...ofTemplates]
}
