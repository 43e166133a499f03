import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { defaultChoices } from '../features/notifications/notice-choices.ts'
import type { Outbox } from '../features/notifications/outbox.service.ts'
import type { Database } from '../platform/database.ts'
import type { DeclaredRoute } from '../platform/http/declared-routes.ts'
import type { Principal } from '../platform/principal.ts'
import { acuitySamples } from './acuity-samples.ts'
import { visit } from './consultation-fixture.ts'
import { bookingSamples } from './booking-samples.ts'
import type { Context } from '../context.ts'
import { contentSamples } from './content-samples.ts'
import { documentSamples } from './document-samples.ts'
import { createPrincipal } from './factories.ts'
import { noteSamples, templateSample } from './note-samples.ts'
import { quarantineSamples } from './quarantine-samples.ts'
import { reportSamples } from './report-samples.ts'
import { retentionSamples } from './retention-samples.ts'
import { schedulingSamples } from './scheduling-samples.ts'
import {
  type CallerName,
  createFailedNotice,
  createInvitation,
  createMember,
  createOrganization,
  holderOf,
  homeFor,
  type Target,
  type World,
} from './matrix-world.ts'

export interface SampleRequest {
  params?: Record<string, string>
  query?: Record<string, string>
  payload?: object
  headers?: Record<string, string>
}

type Call = (caller: Principal, route: DeclaredRoute, request: SampleRequest) => Promise<{ body: string }>

interface Parts {
  database: Database
  documents: Context['documents']
  outbox: Outbox
  world: World
  issuer: string
  call: Call
}

const reason = { reason: 'The author is away and the patient is in emergency.' }

const review = { verdict: 'justified', comment: 'The hospital did call that night.' }

// Of the right shape, but nobody was sent it.
const unknownToken = 'x'.repeat(43)

interface Asked {
  caller: CallerName
  target: Target
}

export type Sample = (asked: Asked) => SampleRequest | Promise<SampleRequest>

/** A request that would be right in every other respect, about something of the caller's or of another organization. */
export function sampleRequests({ database, documents, outbox, world, issuer, call }: Parts) {
  /** Emergency access that another admin of the organization has opened. */
  async function grantIn(organization: Principal['organization'], { over = false } = {}) {
    const opener = await createPrincipal(database, { issuer, role: 'admin', organization: organization ?? undefined })
    const { body } = await call(opener, { method: 'POST', url: '/api/break-glass' }, { payload: reason })
    const params = z.object({ id: z.string() }).parse(JSON.parse(body))
    if (over) await call(opener, { method: 'POST', url: '/api/break-glass/:id/end' }, { params })
    return params
  }

  const home = ({ caller, target }: Asked) => homeFor(world, caller, target)
  const holder = ({ caller, target }: Asked) => holderOf(world, caller, target)
  const member = async (asked: Asked) => ({ personId: (await createMember(database, home(asked))).personId })
  const person = async () => ({ id: (await createMember(database, homeFor(world, 'operator', 'foreign'))).personId })
  const membership = async () => ({ ...(await person()), organizationId: await createOrganization(database) })
  const ofOrganization = async () => ({ id: await createOrganization(database) })
  const standing = { role: 'specialist', administers: false }
  const invite = () => ({ email: `${randomUUID()}@example.test`, role: 'referrer' })

  const ofHolder =
    (sample: (holder: Principal) => Promise<SampleRequest>): Sample =>
    (asked) =>
      sample(holder(asked))

  const bookings = bookingSamples({ database, issuer, call })
  const booked = bookings['booking.read']
  /** For what changes what may be done with it. */
  const newlyBooked = async (wanted: Principal) => ({ params: (await bookings['booking.cancel'](wanted)).params })
  const aboutHolders = {
    ...schedulingSamples(database),
    ...acuitySamples(database),
    ...noteSamples({ call }),
    ...bookings,
    ...contentSamples({ context: { database, documents }, booked }),
    ...documentSamples({ database, booked }),
    ...quarantineSamples({ context: { database, documents }, booked }),
    ...reportSamples({ context: { database, documents }, booked }),
    ...retentionSamples({ context: { database, documents }, booked: newlyBooked }),
  }
  const samples: Record<string, Sample> = {
    ...Object.fromEntries(Object.entries(aboutHolders).map(([operation, sample]) => [operation, ofHolder(sample)])),
    'delivery.send-code': () => ({ payload: { token: unknownToken } }),
    'delivery.open': () => ({ payload: { token: unknownToken, code: '000000' } }),
    'service.csp-report': () => ({ payload: [] }),
    'analytics.export': () => ({ query: { chart: 'bookings' } }),
    'analytics.change-settings': () => ({ payload: { version: 0, timeZone: null, prices: [] } }),
    'consultation.create': () => ({ payload: visit }),
    'template.create': () => ({ payload: templateSample }),
    'template.preview': () => ({ payload: { sections: templateSample.sections, notes: visit.notes } }),
    'template.outline': () => ({ payload: { example: 'Plan: MRI' } }),
    'person.choose-organization': (asked) => ({ payload: { organizationId: home(asked).id } }),
    'organization.rename': (asked) => ({ payload: { name: home(asked).name } }),
    'member.change': async (asked) => ({ params: await member(asked), payload: standing }),
    'member.remove': async (asked) => ({ params: await member(asked) }),
    'invitation.send': () => ({ payload: invite() }),
    'invitation.revoke': async (asked) => ({
      params: { id: await createInvitation(database, holder(asked)) },
    }),
    'invitation.preview': () => ({ payload: { token: 'unknown' } }),
    'invitation.accept': () => ({ payload: { token: 'unknown' } }),
    'invitation.accept-own': () => ({ params: { id: randomUUID() } }),
    'admin.create-organization': () => ({ payload: { name: 'Banksia Firm', kind: 'firm' } }),
    'admin.change-organization': async () => ({ params: await ofOrganization(), payload: { plan: 'premium' } }),
    'admin.invite': async () => ({ params: await ofOrganization(), payload: invite() }),
    'admin.change-person': async () => ({ params: await person(), payload: { status: 'disabled' } }),
    'admin.put-membership': async () => ({ params: await membership(), payload: standing }),
    'admin.remove-membership': async () => ({
      params: { ...(await person()), organizationId: world.stranger.organization?.id ?? '' },
    }),
    'admin.reset-factors': async () => ({ params: await person() }),
    'admin.end-sessions': async () => ({ params: await person() }),
    'break-glass.open': () => ({ payload: reason }),
    'break-glass.read': async (asked) => ({ params: await grantIn(home(asked)) }),
    'break-glass.review': async (asked) => ({ params: await grantIn(home(asked), { over: true }), payload: review }),
    'break-glass.end': async (asked) => ({ params: await grantIn(home(asked)) }),
    // Its stream would not end; this is refused after everything that the matrix is about.
    'event.follow': () => ({ headers: { 'last-event-id': 'none' } }),
    'auth.end-session': () => ({ params: { id: randomUUID() } }),
    'notice-preferences.change': () => ({
      payload: { choices: defaultChoices, quietHours: null, timeZone: 'Australia/Perth' },
    }),
    'setting.change': () => ({ params: { name: 'idle-minutes' }, payload: { value: 10 } }),
    'setting.change-installation': () => ({ params: { name: 'dictation' }, payload: { value: true } }),
    'notice-phone.enter': () => ({ payload: { phone: `04${randomInt(1e7, 1e8)}` } }),
    // No code is this one, but once in a million times.
    'notice-phone.confirm': () => ({ payload: { code: '123456' } }),
    'notice.send-again': async (asked) => ({
      payload: { ids: [await createFailedNotice({ database, outbox }, home(asked).id)] },
    }),
    'notice.discard': async (asked) => ({
      payload: { ids: [await createFailedNotice({ database, outbox }, home(asked).id)], reason: 'duplicate' },
    }),
    // None has failed here.
    'job.retry': () => ({ payload: { ids: ['1'] } }),
    'job.discard': () => ({ payload: { ids: ['1'], reason: 'duplicate' } }),
    'search.make': () => ({ payload: { query: 'Percival' } }),
    'page.load': () => ({ params: { '*': 'sign-up' }, headers: { accept: 'text/html' } }),
  }

  return {
    has: (operation: string | undefined) => operation !== undefined && operation in samples,
    operations: () => Object.keys(samples),
    for: async ({ operation }: DeclaredRoute, caller: CallerName, target: Target): Promise<SampleRequest> =>
      (await samples[operation ?? '']?.({ caller, target })) ?? {},
  }
}
