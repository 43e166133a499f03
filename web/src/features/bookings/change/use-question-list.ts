import { useState } from 'react'
import { splitQuestions } from '../question-list.ts'
import type { ChangeFormState } from './use-change-form.ts'

export const mostQuestions = 50

/** What can be done to the questions of a form; `said` tells what was done to those who do not see it. */
export function useQuestionList(form: ChangeFormState) {
  const [said, setSaid] = useState('')
  const present = () => form.getValues('questions')
  const set = (next: string[], focused?: number) => {
    form.setValue('questions', next.slice(0, mostQuestions), { shouldDirty: true })
    form.clearErrors('questions')
    if (focused !== undefined) setTimeout(() => form.setFocus(`questions.${focused}`))
  }
  return {
    said,
    add: () => set([...present(), ''], present().length),
    remove: (index: number) => set(present().toSpliced(index, 1)),
    move(index: number, by: -1 | 1) {
      const to = index + by
      const [moved] = present().slice(index)
      if (moved === undefined || to < 0 || to >= present().length) return
      set(present().toSpliced(index, 1).toSpliced(to, 0, moved), to)
      setSaid(`Question ${index + 1} is now question ${to + 1}`)
    },
    /** A list becomes a question for each item; false for any other text. */
    paste(index: number, text: string) {
      const items = splitQuestions(text)
      if (items.length === 0) return false
      const isEmpty = present()[index]?.trim() === ''
      set(present().toSpliced(isEmpty ? index : index + 1, isEmpty ? 1 : 0, ...items), index)
      setSaid(`The list became ${items.length} questions`)
      return true
    },
  }
}

export type QuestionList = ReturnType<typeof useQuestionList>
