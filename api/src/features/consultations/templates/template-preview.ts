import type { PreviewTemplate } from '@medinotes/shared/templates'
import { writeSection } from '../offline-writer/sections.ts'
import { readStatements } from '../offline-writer/statements.ts'

// Invented: a preview is of a template, and of nobody.
const names = { patient: 'Alex Sample', clinician: 'Dr Sample' }

/** What the offline writer makes of some notes with these sections. */
export function previewTemplate({ sections, notes }: PreviewTemplate) {
  const statements = readStatements(notes)
  return {
    sections: sections.map((section) => ({
      key: section.key,
      title: section.title,
      text: writeSection(section, statements, names),
    })),
  }
}
