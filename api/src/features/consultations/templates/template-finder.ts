import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import type { Db } from '../../../platform/database.ts'
import { type Template, templateOf } from '../templates.ts'
import type { TemplateSealing } from './template-sealing.ts'
import { selectTemplate, selectTemplateVersion } from './template.repository.ts'

export type TemplateFinder = ReturnType<typeof createTemplateFinder>

/** Finds the template a note is written with: a built-in one by its key, any other by its id. */
export function createTemplateFinder(sealing: TemplateSealing) {
  return {
    /** As it stands, for a new note; throws `unknown_template` also for one that is retired or somebody else's. */
    async usable(tx: Db, key: string): Promise<Template> {
      if (!z.uuid().safeParse(key).success) return templateOf(key)
      const row = await selectTemplate(tx, key)
      if (!row || row.retired_at !== null) throw unknownTemplate()
      return { key, version: row.version, ...sealing.open(row, row.content_sealed) }
    },

    /** In the version that the note began with, whatever has become of the template. */
    async ofNote(tx: Db, note: { template: string; template_version: number | null }): Promise<Template> {
      const { template: key, template_version: version } = note
      if (version === null) return templateOf(key)
      const row = await selectTemplateVersion(tx, key, version)
      if (!row) throw unknownTemplate()
      return { key, version: row.version, ...sealing.open(row, row.content_sealed) }
    },
  }
}

const unknownTemplate = () => new AppError('unknown_template', 'There is no such template.')
