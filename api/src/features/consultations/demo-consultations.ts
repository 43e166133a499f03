import type { CreateConsultation } from '@medinotes/shared/consultations'
import { permissionsOf } from '@medinotes/shared/permissions'
import type { Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { ConsultationFeature } from './consultation-feature.ts'
import { demoVisits } from './demo-visits.ts'

interface Dependencies {
  database: Database
  /** Writes with the offline writer, whichever one the service uses. */
  notes: Pick<ConsultationFeature, 'service' | 'writing'>
}

/** Gives the demo specialist a history, once: what they have since written or changed is left alone. */
export async function seedDemoConsultations(email: string, { database, notes }: Dependencies) {
  const specialist = await findSpecialist(database, email)
  const { items } = await notes.service.list(specialist, { limit: 1 })
  if (items.length > 0) return
  for (const { daysAgo, ...visit } of demoVisits) {
    await write(notes, specialist, { ...visit, dateOfVisit: dateBefore(daysAgo) })
  }
}

function write(notes: Dependencies['notes'], specialist: Principal, visit: CreateConsultation) {
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

async function findSpecialist(database: Database, email: string): Promise<Principal> {
  const person = await database.system((tx) =>
    tx
      .selectFrom('people')
      .innerJoin('memberships', 'memberships.person_id', 'people.id')
      .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
      .select([
        'people.id',
        'people.name',
        'organizations.id as organizationId',
        'organizations.name as organizationName',
      ])
      .where('people.email', '=', email)
      .where('memberships.role', '=', 'specialist')
      .executeTakeFirstOrThrow(),
  )
  return {
    personId: person.id,
    name: person.name,
    email,
    organization: { id: person.organizationId, name: person.organizationName },
    role: 'specialist',
    plan: 'premium',
    permissions: permissionsOf.specialist,
    expiresAt: new Date(),
  }
}
