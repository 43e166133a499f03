import { contentKinds, guidanceMaxLength } from '@medinotes/shared/templates'
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import type { UseFormReturn } from 'react-hook-form'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { dragSection, SectionDrop } from './section-drop.tsx'
import type { TemplateForm } from './template-form.ts'
import { contentLabels } from './template-words.ts'

interface SectionPlace {
  index: number
  count: number
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

/** One section of a template; its place is changed by dragging it or with its buttons. */
export const SectionFields = ({ form, ...place }: SectionPlace & { form: UseFormReturn<TemplateForm> }) => (
  <SectionDrop index={place.index} onMove={place.onMove}>
    <SectionBar {...place} />
    <Fields form={form} index={place.index} />
  </SectionDrop>
)

function SectionBar({ index, count, onMove, onRemove }: SectionPlace) {
  const name = `section ${index + 1}`
  return (
    <div className="-my-1.5 flex items-center gap-1">
      <span
        aria-hidden
        draggable
        onDragStart={dragSection(index)}
        className="-ml-1.5 cursor-grab p-1.5 text-muted pointer-coarse:hidden"
      >
        <GripVertical className="size-4" />
      </span>
      <h3 className="flex-1 text-sm">Section {index + 1}</h3>
      <IconButton
        icon={ArrowUp}
        label={`Move ${name} up`}
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        label={`Move ${name} down`}
        disabled={index === count - 1}
        onClick={() => onMove(index, index + 1)}
      />
      <IconButton icon={Trash2} label={`Remove ${name}`} disabled={count === 1} onClick={onRemove} />
    </div>
  )
}

function Fields({ form: { register, formState }, index }: { form: UseFormReturn<TemplateForm>; index: number }) {
  const errors = formState.errors.sections?.[index]
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Title" required error={errors?.title?.message}>
          <Input {...register(`sections.${index}.title`)} maxLength={80} />
        </Field>
        <Field label="What belongs here" error={errors?.content?.message}>
          <Select {...register(`sections.${index}.content`)}>
            {contentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {contentLabels[kind]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label="Guidance for the AI writer"
        optional
        error={errors?.guidance?.message}
        hint="How to word it and what to leave out. It cannot add what the notes do not state."
      >
        <Textarea {...register(`sections.${index}.guidance`)} rows={2} maxLength={guidanceMaxLength} />
      </Field>
    </>
  )
}
