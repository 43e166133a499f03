import { type TemplateContent, templateContentSchema } from '@medinotes/shared/templates'
import type { Cipher } from '../../../platform/crypto/cipher.ts'

interface Place {
  id: string
  organization_id: string
  version: number
}

export type TemplateSealing = ReturnType<typeof createTemplateSealing>

/** Seals what a version of a template says. */
export function createTemplateSealing(cipher: Cipher) {
  const place = ({ id, organization_id, version }: Place) => ({
    organizationId: organization_id,
    table: 'note_template_versions',
    column: 'content',
    row: `${id}:${version}`,
  })
  return {
    seal: (at: Place, content: TemplateContent) => cipher.seal(place(at), JSON.stringify(content)),
    open: (at: Place, sealed: string) => templateContentSchema.parse(JSON.parse(cipher.open(place(at), sealed))),
  }
}
