import type { Template } from '@medinotes/shared/templates'
import type { ComponentProps } from 'react'
import { classNames } from '../../lib/class-names.ts'

interface TemplateChoiceProps extends ComponentProps<'input'> {
  templates: readonly Template[]
  error?: string | undefined
}

const groups = [
  { scope: 'built-in', label: null },
  { scope: 'organization', label: 'Of your organisation' },
  { scope: 'personal', label: 'Your own' },
] as const

/** One radio button a template, each a card that names what the template writes; `props` go to the radio buttons. */
export const TemplateChoice = ({ templates, error, ...props }: TemplateChoiceProps) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1.5 text-sm font-medium">Template</legend>
    <div className="grid gap-4">
      {groups.map(({ scope, label }) => (
        <TemplateGroup
          key={scope}
          label={label}
          templates={templates.filter((template) => template.scope === scope)}
          {...props}
        />
      ))}
    </div>
    {error && (
      <p role="alert" className="text-xs text-danger">
        {error}
      </p>
    )}
  </fieldset>
)

/** Many take no more room than a few: the rest is scrolled to, and the arrow keys reach it. */
function TemplateGroup({ templates, label, ...props }: TemplateChoiceProps & { label: string | null }) {
  if (templates.length === 0) return null
  return (
    <div className="grid gap-1.5">
      {label && <p className="text-xs font-medium text-muted">{label}</p>}
      <div
        className={classNames('grid gap-3 sm:grid-cols-2', templates.length > 6 && 'max-h-64 overflow-y-auto p-0.5')}
      >
        {templates.map((template) => (
          <TemplateCard key={template.key} template={template} {...props} />
        ))}
      </div>
    </div>
  )
}

const TemplateCard = ({
  template: { key, name, sections },
  ...props
}: ComponentProps<'input'> & { template: Template }) => (
  <label className="flex cursor-pointer items-start gap-3 rounded-md border border-line-strong bg-raised px-4 py-3 transition-colors duration-150 hover:border-faint has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
    <input {...props} type="radio" value={key} className="mt-1 accent-accent outline-none" />
    <span className="grid min-w-0 gap-0.5">
      <span className="font-medium break-words">{name}</span>
      <span className="line-clamp-2 text-xs text-muted">{sections.map(({ title }) => title).join(' · ')}</span>
    </span>
  </label>
)
