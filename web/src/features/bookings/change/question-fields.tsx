import { Plus, Trash2 } from 'lucide-react'
import { useWatch } from 'react-hook-form'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import type { ChangeFormState } from './use-change-form.ts'

const most = 50

/** One box for each question; taking one away numbers those after it anew. */
export function QuestionFields({ form }: { form: ChangeFormState }) {
  const questions = useWatch({ control: form.control, name: 'questions' })
  const { errors } = form.formState
  const set = (next: string[]) => {
    form.setValue('questions', next)
    form.clearErrors('questions')
  }
  return (
    <>
      {questions.map((_question, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a question is known by its number and nothing else
        <div key={index} className="grid grid-cols-[1fr_auto] items-start gap-2">
          <Field label={`Question ${index + 1}`} error={errors.questions?.[index]?.message}>
            <Textarea rows={2} {...form.register(`questions.${index}`)} />
          </Field>
          <IconButton
            icon={Trash2}
            label={`Remove question ${index + 1}`}
            className="mt-7"
            onClick={() => set(form.getValues('questions').filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {questions.length < most && (
        <Button
          icon={Plus}
          className="justify-self-start"
          onClick={() => {
            set([...form.getValues('questions'), ''])
            setTimeout(() => form.setFocus(`questions.${questions.length}`))
          }}
        >
          Add a question
        </Button>
      )}
    </>
  )
}
