import { sectionsMaxCount, type TemplateSection } from '@medinotes/shared/templates'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ExampleDialog } from './example-dialog.tsx'
import { SectionFields } from './section-fields.tsx'
import { newSection, type TemplateForm } from './template-form.ts'

/** The sections in their order, which can be taken from an example. */
export function SectionList({ form }: { form: UseFormReturn<TemplateForm> }) {
  const { fields, append, move, remove, replace } = useFieldArray({ control: form.control, name: 'sections' })
  const [isDeriving, setDeriving] = useState(false)
  const [said, setSaid] = useState('')
  const problem = form.formState.errors.sections?.root?.message ?? form.formState.errors.sections?.message
  const moveTo = (from: number, to: number) => {
    move(from, to)
    setSaid(`Section ${from + 1} is now section ${to + 1}`)
  }
  const take = (sections: TemplateSection[]) => {
    replace(sections)
    setDeriving(false)
    setSaid(`${sections.length} sections were taken from the example`)
  }
  return (
    <section aria-label="Sections" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">Sections</h2>
        <Button size="sm" onClick={() => setDeriving(true)}>
          Take them from an example
        </Button>
      </div>
      <output className="sr-only">{said}</output>
      <ol className="grid gap-3">
        {fields.map((field, index) => (
          <SectionFields
            key={field.id}
            form={form}
            index={index}
            count={fields.length}
            onMove={moveTo}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {problem && <Alert tone="danger" title={problem} />}
      <Button
        icon={Plus}
        disabled={fields.length >= sectionsMaxCount}
        onClick={() => append(newSection(form.getValues('sections')), { focusName: `sections.${fields.length}.title` })}
        className="justify-self-start"
      >
        Add a section
      </Button>
      {isDeriving && <ExampleDialog onTake={take} onClose={() => setDeriving(false)} />}
    </section>
  )
}
