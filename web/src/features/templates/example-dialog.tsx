import { exampleMaxLength, type TemplateSection } from '@medinotes/shared/templates'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { errorText } from '../../lib/api-error.ts'
import { outlineExample } from './template.queries.ts'
import { contentLabels } from './template-words.ts'

interface ExampleDialogProps {
  onTake: (sections: TemplateSection[]) => void
  onClose: () => void
}

/** Finds the headings of a pasted note and shows them before anything is replaced. */
export function ExampleDialog({ onTake, onClose }: ExampleDialogProps) {
  const [example, setExample] = useState('')
  const outline = useMutation({ mutationFn: outlineExample })
  const sections = outline.data?.sections ?? []
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Take the sections from an example"
      description="Paste a note or letter that has headings. Only the headings are used; its text is not kept and goes to no AI service."
      className="max-w-2xl"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant={sections.length > 0 ? 'secondary' : 'primary'}
            loading={outline.isPending}
            disabled={example.trim() === ''}
            onClick={() => outline.mutate(example)}
          >
            Find the headings
          </Button>
          {sections.length > 0 && (
            <Button variant="primary" onClick={() => onTake(sections)}>
              Use these {sections.length} sections
            </Button>
          )}
        </>
      }
    >
      <Field label="Example">
        <Textarea
          value={example}
          maxLength={exampleMaxLength}
          onChange={(event) => {
            setExample(event.target.value)
            outline.reset()
          }}
          rows={8}
          className="max-h-72 overflow-y-auto"
        />
      </Field>
      {outline.isError && <Alert tone="danger" title={errorText(outline.error)} />}
      {outline.data && <Outline sections={sections} leftOut={outline.data.leftOut} />}
    </Dialog>
  )
}

function Outline({ sections, leftOut }: { sections: readonly TemplateSection[]; leftOut: number }) {
  if (sections.length === 0) {
    return (
      <Alert tone="warning" title="No headings were found">
        A heading stands alone on its line or ends with a colon, such as “Examination:”. Add some, or add the sections
        by hand.
      </Alert>
    )
  }
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium">
        They replace the sections that are there. Check that no title names anybody.
      </p>
      <ol className="grid max-h-56 gap-1 overflow-y-auto text-sm">
        {sections.map(({ key, title, content }) => (
          <li key={key} className="flex flex-wrap justify-between gap-x-4">
            <span className="break-words">{title}</span>
            <span className="text-muted">{contentLabels[content]}</span>
          </li>
        ))}
      </ol>
      {leftOut > 0 && <p className="text-xs text-muted">{leftOut} more headings do not fit into one template.</p>}
    </div>
  )
}
