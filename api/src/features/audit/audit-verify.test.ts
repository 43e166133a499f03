import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { exportOf, tamper, verifyOffline, writeEvents } from '../../testing/audit-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())

let manager: Principal
let ids: string[]
let chain: string
beforeEach(async () => {
  manager = await service.person({ role: 'admin' })
  chain = manager.organization?.id ?? ''
  ids = await writeEvents(
    service,
    manager,
    [1, 2, 3, 4, 5, 6].map((version) => ({ details: { version } })),
  )
})

const verify = async () => (await service.send(manager, 'GET /api/audit/verify')).body
const link = (seq: number) => `chain = '${chain}' and seq = ${seq}`

describe('a chain as it was written', () => {
  test('is intact, says where it ends, and that it was verified becomes part of it', async () => {
    const verdict = await verify()
    expect(verdict).toEqual({
      intact: true,
      events: 6,
      head: { seq: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      anchored: null,
    })
    expect(await verify()).toMatchObject({ events: 7 })
  })

  test('is intact without an event', async () => {
    const newcomer = await service.person({ role: 'admin' })
    const verdict = (await service.send(newcomer, 'GET /api/audit/verify')).body
    expect(verdict).toEqual({ intact: true, events: 0, head: null, anchored: null })
  })

  test('is intact while others write to it, over more than one batch', async () => {
    const writing = service.query(
      `insert into audit_events (id, organization_id, action, subject_type)
       select gen_random_uuid(), $1, 'consultation.read', 'consultation' from generate_series(1, 2500)`,
      [chain],
    )
    const during = await verify()
    await writing
    expect([during, await verify()]).toMatchObject([{ intact: true }, { intact: true, events: 2507 }])
  })

  test('is intact offline too, and so is a part of it as far as that can be told', async () => {
    const whole = await verifyOffline((await exportOf(service, manager)).text)
    expect(whole).toMatchObject({ code: 0, said: expect.stringContaining('follows the one before') as string })
    const part = await exportOf(service, manager, 'format=jsonl&action=audit')
    expect(await verifyOffline(part.text)).toMatchObject({
      code: 0,
      said: expect.stringContaining('the export is filtered') as string,
    })
  })
})

const rewritten = `update audit_links l set hash = sha256(convert_to(app.canonical_json(jsonb_build_object('action', e.action,
  'address', host(e.address), 'class', e.class, 'details', e.details, 'id', e.id,
  'occurredAt', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'organizationId', e.organization_id,
  'personId', e.person_id, 'prev', encode(l.prev, 'hex'), 'requestId', e.request_id, 'seq', l.seq, 'subjectId', e.subject_id,
  'subjectType', e.subject_type)), 'UTF8')) from audit_events e where e.id = l.event_id and l.event_id = `

// Each as the owner of the database could do it: what is done, where it shows, why, and whether an export shows it too.
test.each([
  [
    'an event was edited',
    () => [`update audit_events set details = '{"version":9}' where id = '${ids[2]}'`],
    3,
    'edited',
  ],
  [
    'its time was edited',
    () => [`update audit_events set occurred_at = occurred_at - interval '1 hour' where id = '${ids[2]}'`],
    3,
    'edited',
  ],
  ['who did it was edited', () => [`update audit_events set person_id = null where id = '${ids[0]}'`], 1, 'edited'],
  [
    'an event was edited and its own hash made anew',
    () => [`update audit_events set action = 'consultation.listed' where id = '${ids[2]}'`, `${rewritten} '${ids[2]}'`],
    4,
    'edited',
  ],
  [
    'an event and its link were deleted',
    () => [`delete from audit_links where ${link(3)}`, `delete from audit_events where id = '${ids[2]}'`],
    3,
    'missing',
  ],
  [
    'the first event was deleted',
    () => [`delete from audit_links where ${link(1)}`, `delete from audit_events where id = '${ids[0]}'`],
    1,
    'missing',
  ],
  [
    'two events changed places',
    () => [
      `update audit_links set seq = 100 where ${link(3)}`,
      `update audit_links set seq = 3 where ${link(4)}`,
      `update audit_links set seq = 4 where ${link(100)}`,
    ],
    3,
    'reordered',
  ],
  [
    'a gap was closed',
    () => [
      `delete from audit_links where ${link(3)}`,
      `delete from audit_events where id = '${ids[2]}'`,
      `update audit_links set seq = seq - 1 where chain = '${chain}' and seq > 3`,
    ],
    3,
    'reordered',
  ],
  ['a link was edited', () => [`update audit_links set hash = sha256('x') where ${link(3)}`], 3, 'edited'],
  ['what a link follows was edited', () => [`update audit_links set prev = sha256('x') where ${link(3)}`], 3, 'edited'],
])('%s: shown by the service and by the export alone', async (_, statements, seq, reason) => {
  await tamper(service, ...statements())
  expect(await verify()).toMatchObject({ intact: false, events: seq - 1, firstBroken: { seq, reason } })
  const offline = await verifyOffline((await exportOf(service, manager)).text)
  expect(offline).toMatchObject({ code: 1, said: expect.stringContaining('BROKEN') as string })
})

test('an event whose row alone is gone is missing', async () => {
  await tamper(service, `delete from audit_events where id = '${ids[2]}'`)
  expect(await verify()).toMatchObject({ firstBroken: { seq: 3, eventId: ids[2], reason: 'missing' } })
  expect(await verifyOffline((await exportOf(service, manager)).text)).toMatchObject({ code: 1 })
})

test('an event that was put in without a link is found', async () => {
  await tamper(
    service,
    `insert into audit_events (id, organization_id, action, subject_type, occurred_at)
     values ('00000000-0000-4000-8000-000000000001', '${chain}', 'consultation.read', 'consultation', now())`,
  )
  const eventId = '00000000-0000-4000-8000-000000000001'
  expect(await verify()).toMatchObject({ intact: false, firstBroken: { seq: null, eventId, reason: 'unlinked' } })
})

test('a chain does not fork: two events after the same one are refused by the database', async () => {
  const fork = `insert into audit_links select chain, seq + 100, gen_random_uuid(), prev, hash from audit_links where ${link(3)}`
  await expect(tamper(service, fork)).rejects.toThrow('audit_links_chain_prev_key')
  await service.query(`set session_replication_role = 'origin'`)
})

describe('what was anchored', () => {
  const folder = () => join(service.context.config.dataDirectory, 'audit-anchors')
  const anchor = (day: string) => service.context.auditTrail.anchorAll(new Date(`${day}T02:30:00Z`))
  const deleteTail = () =>
    tamper(
      service,
      `delete from audit_links where chain = '${chain}' and seq > 4`,
      `delete from audit_events where id in ('${ids[4]}', '${ids[5]}')`,
    )

  test('shows that the end was cut off, which the chain itself cannot', async () => {
    await anchor('2026-01-01')
    await deleteTail()
    expect(await verify()).toMatchObject({
      intact: false,
      events: 4,
      firstBroken: { seq: 5, reason: 'truncated', anchoredAt: '2026-01-01T02:30:00.000Z' },
    })
    const { text } = await exportOf(service, manager)
    expect(await verifyOffline(text)).toMatchObject({
      code: 0,
      said: expect.stringContaining('no anchors were given') as string,
    })
    // Verifying and exporting wrote events where those had been.
    const offline = await verifyOffline(text, '--anchors', folder())
    expect(offline).toMatchObject({ code: 1, said: expect.stringContaining('Event 6 is not the one') as string })
    await expect(anchor('2026-01-02')).rejects.toThrow('not what was anchored last')
  })

  test('shows that a whole chain was written anew, and fails the job that anchors next', async () => {
    await anchor('2026-01-03')
    await tamper(service, `delete from audit_links where chain = '${chain}'`)
    await service.query(`update audit_events set action = 'consultation.listed' where id = '${ids[1]}'`)
    for (const id of ids) await service.query(`select app.append_audit_link(e) from audit_events e where id = $1`, [id])
    expect(await verify()).toMatchObject({ intact: false, events: 5, firstBroken: { seq: 6, reason: 'edited' } })
    await expect(anchor('2026-01-04')).rejects.toThrow('not what was anchored last')
    expect(service.log.join()).toContain('audit-broken')
  })

  test('is compared, told with its time, and kept once a day as it was', async () => {
    expect(await anchor('2026-02-01')).toBe('2026-02-01.json')
    const kept = await readFile(join(folder(), '2026-02-01.json'), 'utf8')
    expect(await verify()).toMatchObject({ intact: true, anchored: { at: '2026-02-01T02:30:00.000Z', seq: 6 } })
    await Promise.all([anchor('2026-02-01'), anchor('2026-02-01')])
    expect(await readFile(join(folder(), '2026-02-01.json'), 'utf8')).toBe(kept)
    expect((await readdir(folder())).filter((name) => name.startsWith('.'))).toEqual([])
    const { publicKey } = JSON.parse(kept) as { publicKey: string }
    const { text } = await exportOf(service, manager)
    const offline = await verifyOffline(text, '--anchors', join(folder(), '2026-02-01.json'), '--key', publicKey)
    expect(offline).toMatchObject({ code: 0, said: expect.stringContaining('1 anchored head') as string })
    const other = await verifyOffline(text, '--anchors', join(folder(), '2026-02-01.json'), '--key', 'x'.repeat(43))
    expect(other.code).toBe(1)
  })

  test('is itself shown to be altered', async () => {
    const altered = { version: 1, anchoredAt: '2026-03-01T00:00:00.000Z', chains: [], publicKey: 'x', signature: 'y' }
    await writeFile(join(folder(), '2026-03-01.json'), JSON.stringify(altered))
    expect(await verify()).toMatchObject({ intact: false, firstBroken: { reason: 'anchor-altered' } })
    expect((await verifyOffline((await exportOf(service, manager)).text, '--anchors', folder())).code).toBe(1)
  })
})
