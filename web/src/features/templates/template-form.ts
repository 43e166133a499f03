import type { createTemplateSchema, Template, TemplateSection } from '@medinotes/shared/templates'
import type { z } from 'zod'

export type TemplateForm = z.input<typeof createTemplateSchema>

/** Keys say nothing of what the section is about: they go to the AI model as they are. */
export function newSection(others: readonly { key: string }[]): TemplateSection {
  const taken = new Set(others.map(({ key }) => key))
  let number = others.length + 1
  while (taken.has(`section-${number}`)) number += 1
  return { key: `section-${number}`, title: '', guidance: '', content: 'record' }
}

export const emptyForm = (): TemplateForm => ({
  ...{ scope: 'personal', name: '', description: '' },
  sections: [newSection([])],
})

export const formOf = ({ scope, name, description, sections }: Template): TemplateForm => ({
  ...{ scope: scope === 'organization' ? scope : 'personal', name, description, sections },
})

export const copyOf = (template: Template): TemplateForm => ({
  ...formOf(template),
  scope: 'personal',
  name: `Copy of ${template.name}`.slice(0, 80),
})
