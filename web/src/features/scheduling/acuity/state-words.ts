import type { AppointmentState } from '@medinotes/shared/acuity-findings'

/** How far Acuity has come, in plain words. */
export const stateWords: Record<AppointmentState, string> = {
  pending: 'Acuity is to be asked for this time.',
  submitting: 'Acuity is being asked.',
  unknown: 'The answer was lost. The appointment is looked for before anything else is done.',
  placed: 'Acuity has it; it is being looked at once more.',
  confirmed: 'Acuity has it.',
  moving: 'Acuity is being asked to move it.',
  rejected: 'Acuity did not take it.',
  review: 'It was not found, and nobody knows whether it will still turn up. You can say what became of it.',
  cancelling: 'Acuity is being asked to cancel it.',
  cancelled: 'It is not in Acuity any more.',
}
