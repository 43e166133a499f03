import type { AcuityAccount, AcuityCheck } from '@medinotes/shared/acuity'
import { formatInstant } from '../../../lib/dates.ts'

export const credentialsNames: Record<AcuityAccount['credentials'], string> = {
  key: 'By API key',
  token: 'By leave given in Acuity',
  environment: 'By the installation’s key',
}

export const haltedWords: Record<NonNullable<AcuityAccount['halted']>, string> = {
  unauthorized:
    'Acuity does not know our key any more. Enter the new one; bookings that wait for it go on by themselves.',
  plan: 'The account’s plan in Acuity has no API any more: it takes the Powerhouse plan. Then try again.',
}

export function answersWords({ answers: { state, latencyMs } }: AcuityAccount) {
  if (state === 'no') return 'Not at the moment; it is tried again by itself'
  if (state === 'unknown') return 'Nothing was asked lately'
  return latencyMs === null ? 'Yes' : `Yes, in ${latencyMs} ms`
}

export function webhookWords({ webhooks, lastDeliveryAt }: AcuityAccount) {
  if (webhooks === 'active') return lastDeliveryAt ? `Yes, last ${formatInstant(lastDeliveryAt)}` : 'Yes, none came yet'
  if (webhooks === 'refused') return 'No: Acuity cannot reach this address. Changes are found within five minutes'
  return webhooks === 'disabled' ? 'Acuity stopped; it is asked again' : 'Not yet'
}

export const checkNames: Record<AcuityCheck['key'], string> = {
  credentials: 'Connection',
  'reference-field': 'Reference',
  'required-fields': 'Questions',
  calendars: 'Calendar',
  types: 'Kind of appointment',
  durations: 'Duration',
  'time-zones': 'Time zone',
  availability: 'Free times',
  webhooks: 'Changes',
}
