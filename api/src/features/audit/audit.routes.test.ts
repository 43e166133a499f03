import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import type { AuditEvent } from '@medinotes/shared/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { exportOf, verifyOffline, writeEvents } from '../../testing/audit-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let manager: Principal
let colleague: Principal
let stranger: Principal
const note = randomUUID()
beforeAll(async () => {
  service = await createCallerApp()
  manager = await service.person({ role: 'admin' })
  colleague = await service.person({ organization: manager.organization ?? undefined })
  stranger = await service.person({ role: 'admin' })
  const ofColleague = { type: 'person', id: colleague.personId }
  await writeEvents(service, colleague, [
    { details: { version: 2 }, subject: { type: 'consultation', id: note } },
    { action: 'consultation.listed', details: { ids: ['a', 'b'] }, subject: { type: 'consultation', id: null } },
  ])
  await writeEvents(service, manager, [
    { action: 'member.changed', details: { previousRole: 'referrer', role: 'specialist' }, subject: ofColleague },
    { action: 'account.signed-in', details: { method: 'password' }, subject: ofColleague },
  ])
  await writeEvents(service, stranger, [{}])
})
afterAll(() => service.close())

const list = async (query = '', caller = manager) =>
  (await service.send(caller, `GET /api/audit${query}`)).body as unknown as {
    items: AuditEvent[]
    nextCursor: string | null
  }
const actions = async (query: string) => (await list(query)).items.map(({ action }) => action)

test('an admin reads what happened in their organisation, newest first, in words', async () => {
  const { items, nextCursor } = await list()
  expect(nextCursor).toBeNull()
  expect(items.map(({ seq, sentence }) => [seq, sentence])).toEqual([
    [4, 'Dr Robin Vale signed in with a password'],
    [3, 'Dr Robin Vale changed what Dr Robin Vale may do: role from referrer to specialist'],
    [2, 'Dr Robin Vale looked at a list of 2 notes'],
    [1, 'Dr Robin Vale read a note, version 2'],
  ])
  expect(items.at(-1)).toMatchObject({
    person: { id: colleague.personId, name: 'Dr Robin Vale' },
    subject: { type: 'consultation', id: note },
    ...{ details: { version: 2 }, requestId: 'request-1', address: '203.0.113.7', class: 'ordinary' },
  })
})

test('pages neither repeat nor leave out, whatever is written meanwhile', async () => {
  const reader = await service.person({ role: 'admin' })
  await writeEvents(
    service,
    reader,
    Array.from({ length: 7 }, () => ({})),
  )
  const seen: number[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await list(`?limit=3${cursor && `&cursor=${cursor}`}`, reader)
    seen.push(...page.items.map(({ seq }) => seq))
    cursor = page.nextCursor
    await writeEvents(service, reader, [{}])
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test.each([
  ['who', () => `personId=${colleague.personId}`, ['consultation.listed', 'consultation.read']],
  ['which thing', () => `subjectId=${note}`, ['consultation.read']],
  ['its type', () => 'subjectType=person', ['account.signed-in', 'member.changed']],
  ['an action', () => 'action=consultation.read', ['consultation.read']],
  ['a group of actions', () => 'action=consultation', ['consultation.listed', 'consultation.read']],
  [
    'several of them',
    () => `action=consultation&subjectId=${note}&personId=${colleague.personId}`,
    ['consultation.read'],
  ],
  ['a time in the past', () => 'to=2020-01-01T00:00:00Z', []],
  ['a day in the past', () => 'from=2020-01-01&to=2020-01-31', []],
  ['a day in the future', () => 'from=2999-01-01', []],
])('is filtered by %s', async (_, query, expected) => {
  expect(await actions(`?${query()}`)).toEqual(expected)
})

test('a day is a whole day in Sydney', async () => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(new Date())
  expect(await actions(`?from=${today}&to=${today}`)).toHaveLength(4)
})

test.each([
  ...[
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=0',
    'cursor=-1',
    'cursor=9999999999999999',
    'cursor=1%00',
    'cursor=1&cursor=2',
  ],
  ...[
    'personId=x',
    `personId=${'1'.repeat(36)}`,
    'subjectId=%27',
    'subjectType=note',
    'action=all',
    'action=consultation.',
    'chain=every',
  ],
  ...[
    'from=yesterday',
    'from=2026-02-30',
    'from=2026-01-01T00:00:00',
    'to=99999-01-01',
    'from=0000-01-01T00:00:00Z',
    'to=0000-01-01',
    'unknown=1',
    "action=x'%20or%20true",
  ],
])('%s is refused as malformed', async (query) => {
  expect((await service.send(manager, `GET /api/audit?${query}`)).status).toBe(400)
})

test('who does not administer the organisation reads nothing', async () => {
  for (const path of ['', '/export', '/verify']) {
    expect((await service.send(colleague, `GET /api/audit${path}`)).status).toBe(403)
  }
})

test('another organisation’s events are not there, however they are asked for', async () => {
  expect((await list('', stranger)).items).toHaveLength(1)
  expect((await list(`?personId=${colleague.personId}`, stranger)).items).toEqual([])
  expect((await list(`?subjectId=${note}`, stranger)).items).toEqual([])
  expect((await exportOf(service, stranger)).text).not.toContain(colleague.personId)
})

test('the installation’s own chain is for who runs it', async () => {
  const operator = await service.person({ role: 'admin', operates: true })
  await writeEvents(service, { ...operator, organization: null }, [{ action: 'account.signed-in' }])
  expect((await service.send(manager, 'GET /api/audit?chain=installation')).status).toBe(403)
  expect((await list('?chain=installation', operator)).items.map(({ action }) => action)).toContain('account.signed-in')
  const { text } = await exportOf(service, operator, 'chain=installation')
  expect(await verifyOffline(text)).toMatchObject({
    code: 0,
    said: expect.stringContaining('the installation') as string,
  })
  expect((await service.send(operator, 'GET /api/audit/verify?chain=installation')).body).toMatchObject({
    intact: true,
  })
})

describe('an export', () => {
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  test('holds every event, the last its own, and says that it is whole', async () => {
    const exported = await exportOf(service, manager)
    expect(exported.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': expect.stringMatching(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.jsonl"$/) as string,
    })
    const lines = linesOf(exported.text)
    const { complete, events, head, filtered } = lines.at(-1) ?? {}
    expect({ complete, events, filtered }).toEqual({ complete: true, events: lines.length - 1, filtered: false })
    const last = lines.at(-2)
    expect(last).toMatchObject({ action: 'audit.exported', details: { format: 'jsonl' } })
    expect(head).toEqual({ seq: last?.seq, hash: last?.hash })
  })

  test('says by which filters it was made, in the trail too', async () => {
    const lines = linesOf((await exportOf(service, manager, `personId=${colleague.personId}`)).text)
    expect(lines.map(({ action }) => action)).toEqual(['consultation.read', 'consultation.listed', undefined])
    expect(lines.at(-1)).toMatchObject({ complete: true, events: 2, filtered: true })
    const [latest] = (await list('?action=audit.exported')).items
    expect(latest?.details).toEqual({ format: 'jsonl', personId: colleague.personId })
  })

  test('as CSV opens in a spreadsheet without running anything', async () => {
    const eve = await service.person({ role: 'admin' })
    const name = '=HYPERLINK("https://x","y"),z'
    await writeEvents(service, eve, [{}])
    const { text, headers } = await exportOf(service, { ...eve, name }, 'format=csv')
    expect(headers['content-type']).toContain('text/csv')
    const rows = parse<Record<string, string>>(text, { columns: true })
    expect(rows.map(({ action }) => action)).toEqual(['consultation.read', 'audit.exported'])
    expect(rows[0]?.sentence).toBe(`'=HYPERLINK("https://x","y"),z read a note, version 1`)
  })

  test('is not disturbed by what is written meanwhile, nor by another one', async () => {
    const writer = await service.person({ role: 'admin' })
    await writeEvents(service, writer, [{}])
    await service.query(
      `insert into audit_events (id, organization_id, action, subject_type)
       select gen_random_uuid(), $1, 'consultation.read', 'consultation' from generate_series(1, 1200)`,
      [writer.organization?.id],
    )
    const [one, other] = await Promise.all([
      exportOf(service, writer),
      exportOf(service, writer),
      writeEvents(
        service,
        writer,
        Array.from({ length: 50 }, () => ({})),
      ),
    ])
    for (const { text } of [one, other]) expect(await verifyOffline(text)).toMatchObject({ code: 0 })
    expect(linesOf(one.text).length).toBeGreaterThan(1201)
  })

  test('that was cut off is seen to be', async () => {
    const { text } = await exportOf(service, manager)
    const cutAtALine = text.trimEnd().split('\n').slice(0, -1).join('\n')
    for (const cut of [cutAtALine, text.slice(0, -30), '']) {
      expect((await verifyOffline(cut)).code).toBe(1)
    }
    expect(await verifyOffline(text, '--unknown')).toMatchObject({ code: 2 })
  })
})
