import { useState } from 'react'
import { type Filled, type Filling, planFilling, type Proposal } from './fill-in.ts'
import type { BookingForm } from './use-booking-form.ts'

/** Fills the form from somewhere else, and takes that back. */
export function useFillIn(form: BookingForm) {
  const [filling, setFilling] = useState<Filling | null>(null)
  const put = (field: Filled['field'], value: string) => form.setValue(field, value, { shouldDirty: true })
  return {
    /** What was filled in last, until it is undone. */
    filling,
    fill(proposal: Proposal) {
      const plan = planFilling(proposal, (field) => form.getValues(field), form.getValues('questions'))
      for (const { field, value } of plan.taken) put(field, value)
      if (plan.added.length > 0) form.setValue('questions', plan.questions, { shouldDirty: true })
      form.clearErrors(plan.taken.map(({ field }) => field))
      setFilling(plan)
    },
    /** Replaces what was typed, where the reader says so. */
    use({ field, value }: Filled) {
      put(field, value)
      setFilling((plan) => plan && { ...plan, differing: plan.differing.filter((each) => each.field !== field) })
    },
    /** What was changed by hand since then stays. */
    undo() {
      if (filling === null) return
      setFilling(null)
      for (const { field, value, before } of filling.taken) if (form.getValues(field) === value) put(field, before)
      if (filling.added.length === 0) return
      const left = form.getValues('questions').filter((question) => !filling.added.includes(question))
      form.setValue('questions', left.length > 0 ? left : [''], { shouldDirty: true })
    },
  }
}
