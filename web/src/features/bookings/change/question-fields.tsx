import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { splitQuestions } from '../question-list.ts'
import type { ChangeFormState } from './use-change-form.ts'

const most = 50

/** One box for each question, numbered in their order: they can be moved, and a pasted list becomes one box for each item. */
export function QuestionFields({ form }: { form: ChangeFormState }) {
  const questions = useWatch({ control: form.control, name: 'questions' })
  const [said, setSaid] = useState('')
  const { errors } = form.formState
  const set = (next: string[], focused?: number) => {
    form.setValue('questions', next.slice(0, most), { shouldDirty: true })
    form.clearErrors('questions')
    if (focused !== undefined) setTimeout(() => form.setFocus(`questions.${focused}`))
  }
  const present = () => form.getValues('questions')

  function move(index: number, by: -1 | 1) {
    const to = index + by
    const [moved, ...others] = [present()[index], ...present().toSpliced(index, 1)]
    if (moved === undefined || to < 0 || to > others.length) return
    set(others.toSpliced(to, 0, moved), to)
    setSaid(`Question ${index + 1} is now question ${to + 1}`)
  }

  function paste(event: ClipboardEvent, index: number) {
    const items = splitQuestions(event.clipboardData.getData('text/plain'))
    if (items.length === 0) return
    event.preventDefault()
    const isEmpty = present()[index]?.trim() === ''
    set(present().toSpliced(isEmpty ? index : index + 1, isEmpty ? 1 : 0, ...items), index)
    setSaid(`The list became ${items.length} questions`)
  }

  return (
    <>
      <output className="sr-only">{said}</output>
      {questions.map((_question, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a question is known by its number and nothing else
        <div key={index} className="grid items-start gap-x-2 sm:grid-cols-[1fr_auto]">
          <Field label={`Question ${index + 1}`} error={errors.questions?.[index]?.message}>
            <Textarea
              rows={2}
              {...form.register(`questions.${index}`)}
              onKeyDown={(event) => moveOnKey(event, (by) => move(index, by))}
              onPaste={(event) => paste(event, index)}
            />
          </Field>
          <div className="flex justify-end sm:mt-6.5">
            <IconButton
              icon={ArrowUp}
              label={`Move question ${index + 1} up (Alt ↑)`}
              disabled={index === 0}
              onClick={() => move(index, -1)}
            />
            <IconButton
              icon={ArrowDown}
              label={`Move question ${index + 1} down (Alt ↓)`}
              disabled={index === questions.length - 1}
              onClick={() => move(index, 1)}
            />
            <IconButton
              icon={Trash2}
              label={`Remove question ${index + 1}`}
              onClick={() => set(present().toSpliced(index, 1))}
            />
          </div>
        </div>
      ))}
      {questions.length < most && (
        <Button icon={Plus} className="justify-self-start" onClick={() => set([...present(), ''], questions.length)}>
          Add a question
        </Button>
      )}
    </>
  )
}

function moveOnKey(event: KeyboardEvent, move: (by: -1 | 1) => void) {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  event.preventDefault()
  move(event.key === 'ArrowUp' ? -1 : 1)
}
