import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { signedNote, visit } from '../../testing/consultation-fixture.ts'
import { createInstances, type Instance, type Instances } from '../../testing/instances.ts'
import { type LiveReader, readLive } from '../../testing/live-reader.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { type Audit, createAudit } from '../audit/audit.service.ts'

let installation: Instances
let one: Instance
let two: Instance
let admin: Principal
let audit: Audit
/** Opened before the tests, so that none has to wait for its end. */
let oldest: LiveReader

// Longer than the looks are apart, by which an instance finds what another one did.
const lifetimeMs = 5000

// Without Redis, as an installation of one instance has it; a second one then finds changes by looking.
beforeAll(async () => {
  installation = await createInstances()
  one = await installation.start({ writer: createScriptedWriter([text('summary', 'Left knee pain.')]) })
  two = await installation.start({ streamTimes: { lifetimeMs } })
  admin = await installation.person(one, { role: 'admin' })
  audit = createAudit({ logger: one.context.logger, onRecorded: one.context.realtime.onRecorded })
  oldest = await readLive(two.url, await installation.headersOf(await installation.person(one)))
})
afterAll(() => installation.close())

const open: LiveReader[] = []
afterEach(async () => {
  for (const reader of open) reader.letGo()
  await Promise.all(open.splice(0).map(({ ended }) => ended))
})

async function follow(person: Principal, { after, at = one }: { after?: number | string; at?: Instance } = {}) {
  const reader = await readLive(at.url, await installation.headersOf(person), after)
  open.push(reader)
  return reader
}

/** Records a change as a feature does it, and returns its place in the chain. */
async function change(person: Principal, action: 'organization.renamed' | 'member.listed' = 'organization.renamed') {
  const { database } = one.context
  const subject = { type: 'organization', id: person.organization?.id ?? null } as const
  await database.as(person, (tx) => audit.record(tx, person, action, subject))
  return headOf(person)
}

async function headOf({ organization }: Principal) {
  const statement = 'select coalesce(max(seq), 0)::int as head from audit_links where chain = $1'
  const [row] = await installation.query<{ head: number }>(statement, [organization?.id])
  return row?.head ?? 0
}

const colleagueOf = (person: Principal, wanted: Parameters<Instances['person']>[1] = {}) =>
  installation.person(one, { ...wanted, organization: person.organization ?? undefined })

describe('a stream of live events', () => {
  test('begins where the chain ends, and tells of each change by its name and its id alone', async () => {
    await change(admin)
    const reader = await follow(admin)
    const body = { email: `${randomUUID()}@example.test`, role: 'referrer' }
    const sent = await installation.post(one, '/organization/invitations', { as: admin, body })
    await reader.has(1)
    const head = await headOf(admin)
    expect(reader.body).toBe(
      `id: ${head - 1}\nevent: ready\ndata: {}\n\nid: ${head}\nevent: change\ndata: ${JSON.stringify({ type: 'invitation.sent', id: JSON.parse(sent.text).id })}\n\n`,
    )
  })

  test('tells within a moment, and of what another instance did at the next look', async () => {
    const [near, far] = [await follow(admin), await follow(admin, { at: two })]
    const began = performance.now()
    for (let count = 1; count <= 4; count++) {
      await change(admin)
      await near.has(count)
    }
    // Found by looking alone these would take six seconds and more.
    expect(performance.now() - began).toBeLessThan(3000)
    await far.has(4)
    expect(performance.now() - began).toBeLessThan(6000)
  })

  test('says nothing of what was only looked at', async () => {
    const reader = await follow(admin)
    await change(admin, 'member.listed')
    await change(admin)
    await reader.has(1)
    expect(reader.changes().map(({ data }) => data['type'])).toEqual(['organization.renamed'])
  })

  test('goes on after the last event that its reader has', async () => {
    const seqs = [await change(admin), await change(admin), await change(admin)]
    const reader = await follow(admin, { after: seqs[0] ?? 0 })
    await reader.has(2)
    expect(reader.events.map(({ id, event }) => [id, event])).toEqual([
      [seqs[0], 'ready'],
      [seqs[1], 'change'],
      [seqs[2], 'change'],
    ])
  })

  test('goes on at an instance that has not yet heard what another one told', async () => {
    await follow(admin, { at: two })
    const head = await change(admin)
    const reader = await follow(admin, { after: head, at: two })
    expect(reader.events).toEqual([{ id: head, event: 'ready', data: {} }])
  })

  test('has a reader who missed too much, or knows of what has not been, read everything again', async () => {
    const head = await change(admin)
    const future = await follow(admin, { after: head + 1000 })
    expect(future.events).toEqual([{ id: head, event: 'reset', data: {} }])
    const lapsed = await installation.person(one, { role: 'admin' })
    await one.context.database.as(lapsed, async (tx) => {
      const subject = { type: 'organization', id: null } as const
      for (let count = 0; count < 1001; count++) await audit.record(tx, lapsed, 'organization.renamed', subject)
    })
    expect((await follow(lapsed, { after: 0 })).events).toEqual([{ id: 1001, event: 'reset', data: {} }])
    const rest = await follow(lapsed, { after: 1 })
    await rest.has(1000)
    expect(rest.events[0]).toEqual({ id: 1, event: 'ready', data: {} })
  })

  test.each(['x', '-1', '1.5', ' ', '1e3', '9'.repeat(16)])('refuses %j as a position', async (position) => {
    expect(await follow(admin, { after: position })).toMatchObject({ status: 400 })
  })

  test('asks to be resumed at the end of its life', async () => {
    await oldest.ended
    expect(oldest.events.map(({ id, event }) => [id, event])).toEqual([
      [0, 'ready'],
      [null, 'reconnect'],
    ])
  })

  test('is given to a person ten times at once', async () => {
    const person = await installation.person(one)
    const readers = await Promise.all(Array.from({ length: 10 }, () => follow(person)))
    expect(new Set(readers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await follow(person)).toMatchObject({ status: 429 })
    readers[0]?.letGo()
    await readers[0]?.ended
    await expect.poll(async () => (await follow(person)).status).toBe(200)
  })
})

describe('who hears', () => {
  /** What each of these people is told of what is done between. */
  async function heardBy(people: Record<string, Principal>, act: () => Promise<unknown>, marker: Principal[]) {
    const entries = await Promise.all(
      Object.entries(people).map(async ([name, person]) => [name, await follow(person)] as const),
    )
    await act()
    // The last thing everybody hears of their organization: what came before it came in time.
    for (const person of marker) await change(person)
    const told = await Promise.all(
      entries.map(async ([name, reader]) => {
        await expect.poll(() => reader.changes().at(-1)?.data['type']).toBe('organization.renamed')
        return [
          name,
          reader
            .changes()
            .slice(0, -1)
            .map(({ data }) => data['type']),
        ] as const
      }),
    )
    return Object.fromEntries(told)
  }

  test('of a note its author alone does, and of an invitation those who administer', async () => {
    const author = await colleagueOf(admin)
    const people = {
      author,
      admin,
      colleague: await colleagueOf(admin),
      referrer: await colleagueOf(admin, { role: 'referrer' }),
      stranger: await installation.person(one, { role: 'admin' }),
    }
    const act = async () => {
      await installation.post(one, '/consultation', { as: author, body: visit })
      const body = { email: `${randomUUID()}@example.test`, role: 'referrer' }
      await installation.post(one, '/organization/invitations', { as: admin, body })
    }
    expect(await heardBy(people, act, [admin, people.stranger])).toEqual({
      author: ['consultation.created', 'consultation.drafted'],
      admin: ['invitation.sent'],
      colleague: [],
      referrer: [],
      stranger: [],
    })
  })

  test('of a signed note those do who are asked to sign it too, as long as they are', async () => {
    const author = await colleagueOf(admin)
    const people = {
      asked: await colleagueOf(admin),
      declining: await colleagueOf(admin),
      other: await colleagueOf(admin),
    }
    const { addenda, cosignatures } = one.context.consultations
    const { id } = await signedNote(one.context.consultations, author)
    const { id: cosignatureId } = await cosignatures.request(author, id, people.declining.personId)
    const act = async () => {
      await cosignatures.request(author, id, people.asked.personId)
      await cosignatures.decline(people.declining, { id, cosignatureId }, 'I was not there.')
      await addenda.add(author, id, { text: 'He rang.' })
    }
    const answers = ['consultation.cosignature-requested', 'consultation.cosignature-declined']
    expect(await heardBy(people, act, [admin])).toEqual({
      asked: [...answers, 'consultation.addendum-added'],
      declining: answers,
      other: [],
    })
  })

  test('of notes an admin does while an emergency lasts', async () => {
    const home = await installation.person(one, { role: 'admin' })
    const [author, other] = [await colleagueOf(home), await colleagueOf(home, { role: 'admin' })]
    const body = { reason: 'The author is away and the patient is in emergency.' }
    expect((await installation.post(one, '/break-glass', { as: home, body })).status).toBe(201)
    const act = () => installation.post(one, '/consultation', { as: author, body: visit })
    expect(await heardBy({ home, other }, act, [home])).toEqual({
      home: ['consultation.created', 'consultation.drafted'],
      other: [],
    })
  })

  test('nobody does who belongs nowhere, or whose organization is suspended', async () => {
    const suspended = await installation.person(one, { role: 'admin' })
    await installation.query(`update organizations set status = 'suspended' where id = $1`, [
      suspended.organization?.id,
    ])
    const alone = await installation.person(one)
    await installation.query(`update memberships set status = 'ended' where person_id = $1`, [alone.personId])
    const readers = [await follow(suspended), await follow(alone)]
    await change(suspended)
    await wait(300)
    for (const reader of readers) expect(reader.events.map(({ event }) => event)).toEqual(['ready'])
  })

  test('nobody does any more within five seconds of losing their place', async () => {
    const [member, disabled] = [await colleagueOf(admin), await colleagueOf(admin)]
    const readers = [await follow(member), await follow(disabled)]
    const began = performance.now()
    await installation.query(`update memberships set status = 'ended' where person_id = $1`, [member.personId])
    await installation.query(`update people set status = 'disabled' where id = $1`, [disabled.personId])
    for (const { ended } of readers) expect((await ended) - began).toBeLessThan(5000)
  })
})

test('who is told nothing for long learns how far the chain has gone', async () => {
  const home = await installation.person(one, { role: 'admin' })
  const referrer = await colleagueOf(home, { role: 'referrer' })
  const reader = await follow(referrer)
  await one.context.database.as(home, async (tx) => {
    const subject = { type: 'invitation', id: null } as const
    for (let count = 0; count < 150; count++) await audit.record(tx, home, 'invitation.revoked', subject)
  })
  await expect.poll(() => reader.events.at(-1)).toEqual({ id: 100, event: 'position', data: {} })
})
