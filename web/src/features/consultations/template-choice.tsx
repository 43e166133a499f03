import type { templateSchema } from '@medinotes/shared/consultations'
import type { ComponentProps } from 'react'
import type { z } from 'zod'

interface TemplateChoiceProps extends ComponentProps<'input'> {
  templates: readonly z.infer<typeof templateSchema>[]
  error?: string | undefined
}

/** One radio button a template, each a card that names what the template writes; `props` go to the radio buttons. */
export const TemplateChoice = ({ templates, error, ...props }: TemplateChoiceProps) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1.5 text-sm font-medium">Template</legend>
    <div className="grid gap-3 sm:grid-cols-2">
      {templates.map(({ key, name, sections }) => (
        <label
          key={key}
          className="flex cursor-pointer items-start gap-3 rounded-md border border-line-strong bg-raised px-4 py-3 transition-colors duration-150 hover:border-faint has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <input {...props} type="radio" value={key} className="mt-1 accent-accent outline-none" />
          <span className="grid gap-0.5">
            <span className="font-medium">{name}</span>
            <span className="text-xs text-muted">{sections.map(({ title }) => title).join(' · ')}</span>
          </span>
        </label>
      ))}
    </div>
    {error && (
      <p role="alert" className="text-xs text-danger">
        {error}
      </p>
    )}
  </fieldset>
)
