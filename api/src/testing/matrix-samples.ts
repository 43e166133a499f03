import { randomUUID } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import type { DeclaredRoute } from '../platform/http/declared-routes.ts'
import { visit } from './consultation-fixture.ts'
import {
  type CallerName,
  createInvitation,
  createMember,
  createOrganization,
  homeFor,
  type Target,
  type World,
} from './matrix-world.ts'

export interface SampleRequest {
  params?: Record<string, string>
  payload?: object
  headers?: Record<string, string>
}

type Call = (caller: CallerName | null, route: DeclaredRoute, request: SampleRequest) => Promise<{ body: string }>

interface Parts {
  database: Database
  world: World
  call: Call
}

interface Asked {
  caller: CallerName
  target: Target
}

type Sample = (asked: Asked) => SampleRequest | Promise<SampleRequest>

/** A request that would be right in every other respect, about something of the caller's or of another organization. */
export function sampleRequests({ database, world, call }: Parts) {
  const notes = new Map<string, string>()
  const createNote = { method: 'POST', url: '/api/consultation' } as DeclaredRoute
  const strangers = { own: world.people.specialist, foreign: world.foreignAuthor }

  /** A finished note of the specialist's, or one of another organization's. */
  async function noteOf(target: Target) {
    const author = strangers[target]
    const known = notes.get(author.personId)
    if (known !== undefined) return known
    const former = world.people.specialist
    world.people.specialist = author
    const { body } = await call('specialist', createNote, { payload: visit })
    world.people.specialist = former
    const id = /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''
    notes.set(author.personId, id)
    return id
  }

  const home = ({ caller, target }: Asked) => homeFor(world, caller, target)
  const note: Sample = async ({ target }) => ({ params: { id: await noteOf(target) } })
  const member: Sample = async (asked) => ({
    params: { personId: (await createMember(database, home(asked))).personId },
  })
  const person: Sample = async () => ({
    params: { id: (await createMember(database, world.homes.foreign)).personId },
  })
  const invitation: Sample = async (asked) => ({
    params: {
      id: await createInvitation(database, home(asked).id, strangers[asked.target].personId),
    },
  })
  const organization: Sample = async () => ({ params: { id: await createOrganization(database) } })
  const newAddress = () => `${randomUUID()}@example.test`

  const samples: Record<string, Sample> = {
    'consultation.create': () => ({ payload: visit }),
    'consultation.read': note,
    'consultation.stream': note,
    'consultation.continue': note,
    'consultation.stop': note,
    'person.choose-organization': (asked) => ({ payload: { organizationId: home(asked).id } }),
  }
  void [member, person, invitation, organization, newAddress]

  return {
    has: (operation: string | undefined) => operation !== undefined && operation in samples,
    operations: () => Object.keys(samples),
    for: async ({ operation }: DeclaredRoute, caller: CallerName, target: Target): Promise<SampleRequest> =>
      (await samples[operation ?? '']?.({ caller, target })) ?? {},
  }
}
