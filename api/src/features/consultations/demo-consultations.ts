import type { CreateConsultation } from '@medinotes/shared/consultations'
import type { Principal } from '../../platform/principal.ts'
import type { ConsultationFeature } from './consultation-feature.ts'
import { demoVisits } from './demo-visits.ts'

/** Writes with the offline writer, whichever one the service uses. */
type Notes = Pick<ConsultationFeature, 'service' | 'writing'>

/** Gives the demo specialist a history, once: what they have since written or changed is left alone. */
export async function seedDemoConsultations(specialist: Principal, notes: Notes) {
  const { items } = await notes.service.list(specialist, { limit: 1 })
  if (items.length > 0) return
  for (const { daysAgo, ...visit } of demoVisits) {
    await write(notes, specialist, { ...visit, dateOfVisit: dateBefore(daysAgo) })
  }
}

function write(notes: Notes, specialist: Principal, visit: CreateConsultation) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const listener = {
    events: (events: readonly { type: string }[]) => {
      if (events.some(({ type }) => type === 'finished')) resolve()
      if (events.some(({ type }) => type === 'failed')) reject(new Error('A demo note could not be written'))
    },
    waiting: () => undefined,
    end: () => reject(new Error('A demo note was cut short')),
  }
  notes.writing.create(specialist, visit, listener).catch(reject)
  return promise
}

const dateBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
