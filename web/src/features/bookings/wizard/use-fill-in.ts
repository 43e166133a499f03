import type { BookingForm } from './use-booking-form.ts'
import { type Filled, type Filling, planFilling, type Proposal } from './fill-in.ts'

/** Fills the form from somewhere else, and takes that back. */
export function useFillIn(form: BookingForm) {
  const put = (field: Filled['field'], value: string) => form.setValue(field, value, { shouldDirty: true })
  return {
    fill(proposal: Proposal): Filling {
      const filling = planFilling(proposal, (field) => form.getValues(field), form.getValues('questions'))
      for (const { field, value } of filling.taken) put(field, value)
      if (filling.added.length > 0) form.setValue('questions', filling.questions, { shouldDirty: true })
      form.clearErrors(filling.taken.map(({ field }) => field))
      return filling
    },
    put: ({ field, value }: Filled) => put(field, value),
    /** What was changed by hand since then stays. */
    undo({ taken, added }: Filling) {
      for (const { field, value, before } of taken) if (form.getValues(field) === value) put(field, before)
      if (added.length === 0) return
      const left = form.getValues('questions').filter((question) => !added.includes(question))
      form.setValue('questions', left.length > 0 ? left : [''], { shouldDirty: true })
    },
  }
}
