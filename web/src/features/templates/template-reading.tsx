import type { Template, TemplateSection } from '@medinotes/shared/templates'
import { TemplatePreview } from './template-preview.tsx'
import { contentLabels } from './template-words.ts'

/** A template that one may use and not change. */
export const TemplateReading = ({ template: { sections } }: { template: Template }) => (
  <div className="grid items-start gap-8 lg:grid-cols-2">
    <section aria-label="Sections" className="grid min-w-0 gap-3">
      <h2 className="text-lg">Sections</h2>
      <SectionsRead sections={sections} />
    </section>
    <TemplatePreview sections={sections} />
  </div>
)

export const SectionsRead = ({ sections }: { sections: readonly TemplateSection[] }) => (
  <ol className="divide-y divide-line rounded-md border border-line bg-raised">
    {sections.map(({ key, title, guidance, content }) => (
      <li key={key} className="grid gap-0.5 px-4 py-3">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium break-words">{title}</span>
          <span className="text-xs text-muted">{contentLabels[content]}</span>
        </p>
        {guidance && <p className="break-words whitespace-pre-line text-muted">{guidance}</p>}
      </li>
    ))}
  </ol>
)
