import type { ProviderBooking, ProviderOutcome, SchedulingProvider } from '../scheduling-provider.ts'

// The reservation in PostgreSQL is the calendar: what it let in is booked.
const done = async ({ providerReference }: ProviderBooking): Promise<ProviderOutcome> => ({
  kind: 'done',
  reference: providerReference,
})

export const localProvider: SchedulingProvider = { submit: done, reschedule: done, cancel: done }
