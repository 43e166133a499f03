import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useWatch } from 'react-hook-form'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { pressedOf } from '../../../lib/shortcuts.ts'
import { useShortcutWords } from '../../../lib/use-shortcuts.ts'
import type { ChangeFormState } from './use-change-form.ts'
import { mostQuestions, type QuestionList, useQuestionList } from './use-question-list.ts'

/** One box for each question, numbered in their order; they can be moved, and a pasted list is split. */
export function QuestionFields({ form }: { form: ChangeFormState }) {
  const questions = useWatch({ control: form.control, name: 'questions' })
  const list = useQuestionList(form)
  const { errors } = form.formState
  useShortcutWords('In a form', questionShortcuts)
  return (
    <>
      <output className="sr-only">{list.said}</output>
      {questions.map((_question, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a question is known by its number and nothing else
        <div key={index} className="grid items-start gap-x-2 sm:grid-cols-[1fr_auto]">
          <Field label={`Question ${index + 1}`} error={errors.questions?.[index]?.message}>
            <Textarea
              rows={2}
              {...form.register(`questions.${index}`)}
              onKeyDown={(event) => moveOnKey(event, (by) => list.move(index, by))}
              onPaste={(event) => {
                if (list.paste(index, event.clipboardData.getData('text/plain'))) event.preventDefault()
              }}
            />
          </Field>
          <QuestionButtons list={list} index={index} count={questions.length} />
        </div>
      ))}
      {questions.length < mostQuestions && (
        <Button icon={Plus} className="justify-self-start" onClick={list.add}>
          Add a question
        </Button>
      )}
    </>
  )
}

const QuestionButtons = ({ list, index, count }: { list: QuestionList; index: number; count: number }) => (
  <div className="flex justify-end sm:mt-6.5">
    <IconButton
      icon={ArrowUp}
      label={`Move question ${index + 1} up (Alt ↑)`}
      disabled={index === 0}
      onClick={() => list.move(index, -1)}
    />
    <IconButton
      icon={ArrowDown}
      label={`Move question ${index + 1} down (Alt ↓)`}
      disabled={index === count - 1}
      onClick={() => list.move(index, 1)}
    />
    <IconButton icon={Trash2} label={`Remove question ${index + 1}`} onClick={() => list.remove(index)} />
  </div>
)

/** Of the question that is written in; told once for all of them. */
const questionShortcuts = [
  { keys: ['Alt+ArrowUp'], words: 'Move the question up', by: -1 },
  { keys: ['Alt+ArrowDown'], words: 'Move the question down', by: 1 },
] as const

function moveOnKey(event: KeyboardEvent, move: (by: -1 | 1) => void) {
  const pressed = pressedOf(event, questionShortcuts, true)
  if (pressed === undefined) return
  event.preventDefault()
  move(pressed.by)
}
