import { exampleMaxLength, type PreviewTemplate } from '@medinotes/shared/templates'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWatch, type Control } from 'react-hook-form'
import { Alert } from '../../components/alert.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { sampleNotes } from './sample-notes.ts'
import { previewQuery } from './template.queries.ts'
import type { TemplateForm } from './template-form.ts'

const typingPauseMs = 400
type Sections = PreviewTemplate['sections']

export const FormPreview = ({ control }: { control: Control<TemplateForm> }) => (
  <TemplatePreview sections={useWatch({ control, name: 'sections' })} />
)

/** What the offline writer makes of sample notes with these sections, or of what is typed here. */
export function TemplatePreview({ sections }: { sections: Sections }) {
  const [sample, setSample] = useState<string>(sampleNotes[0].key)
  const [typed, setTyped] = useState('')
  const notes = sampleNotes.find(({ key }) => key === sample)?.notes ?? typed
  return (
    <section aria-label="Preview" className="grid content-start gap-3">
      <h2 className="text-lg">Preview</h2>
      <Field label="Written from" hint="By the writer without AI. Nothing is stored.">
        <Select value={sample} onChange={(event) => setSample(event.target.value)}>
          {sampleNotes.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <option value="typed">Notes that I type</option>
        </Select>
      </Field>
      {sample === 'typed' && (
        <Field label="Notes to try it on">
          <Textarea
            value={typed}
            maxLength={exampleMaxLength}
            onChange={(event) => setTyped(event.target.value)}
            rows={6}
            className="max-h-60"
          />
        </Field>
      )}
      <Written sections={sections} notes={notes} />
    </section>
  )
}

function Written({ sections, notes }: PreviewTemplate) {
  const asked = sections.map(({ key, title, content }) => ({
    ...{ key, title: title.trim() || 'Untitled', guidance: '', content },
  }))
  // A text, so that what was typed and taken back is the same.
  const settled = JSON.parse(useSettled(JSON.stringify({ sections: asked, notes }), typingPauseMs)) as PreviewTemplate
  const { data, error } = useQuery({ ...previewQuery(settled), enabled: settled.notes.trim() !== '' })
  const [lastGood, setLastGood] = useState(data)
  if (data && data !== lastGood) setLastGood(data)
  return (
    <>
      {error && (
        <Alert tone="warning" title="The preview could not be renewed">
          {errorText(error)}
        </Alert>
      )}
      {!lastGood && !error && settled.notes.trim() !== '' && <Skeleton className="h-64" />}
      {lastGood && (
        <div className="grid gap-4 rounded-md border border-line bg-raised p-5">
          {lastGood.sections.map(({ key, title, text }) => (
            <div key={key} className="grid gap-1">
              <h3 className="text-sm break-words">{title}</h3>
              <p className="leading-relaxed break-words whitespace-pre-wrap">{text}</p>
            </div>
          ))}
        </div>
      )}
    </>
  )
}
